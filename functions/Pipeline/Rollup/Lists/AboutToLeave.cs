using System.Numerics;

namespace Pipeline.Rollup.Lists;

/// <summary>Regulars who have fallen silent: active in three or all of four weeks, and not once in the fourteen days since.</summary>
internal static class AboutToLeave
{
    private const int SilentWeeks = 2;
    private const int EarlierWeeks = 4;
    private const int MinWeeks = 3;
    private const string Name = "silent";

    /// <summary>Who was there most comes first.</summary>
    public static IEnumerable<Draft> Of(ListInput input)
    {
        var lives = input.Lives;
        return Enumerable.Range(0, lives.All.Length)
            .Where(member => IsLeaving(lives.All[member].Weeks) && lives.IsPresent(member))
            .OrderByDescending(member => lives.All[member].ActiveDays)
            .ThenByDescending(member => lives.All[member].LastAt)
            .ThenBy(input.History.Members.MemberOf)
            .Select(member => Draft(member, lives.All[member], lives.LastDay));
    }

    private static bool IsLeaving(int weeks) => (weeks & Bits(SilentWeeks)) == 0 && ActiveWeeks(weeks) >= MinWeeks;

    private static int ActiveWeeks(int weeks) => BitOperations.PopCount((uint)((weeks >> SilentWeeks) & Bits(EarlierWeeks)));

    private static int Bits(int count) => (1 << count) - 1;

    private static Draft Draft(int member, in MemberLife life, int lastDay) => new(
        member,
        [
            new(
                Name, $"Active in {ActiveWeeks(life.Weeks)} of {EarlierWeeks} weeks, and silent for {lastDay - life.LastDay} days",
                [new(member, life.LastDay, life.LastAt)]),
        ]);
}
