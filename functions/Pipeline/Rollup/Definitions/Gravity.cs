using System.Numerics;

namespace Pipeline.Rollup.Definitions;

/// <summary>
/// Gravity as the Orbit model has it (https://github.com/orbit-love/orbit-model): how much closer the members came. A member is at one of
/// four levels, by the days of activity up to a day's end: leading with 30 of the last 90, contributing with 7 of the last 30,
/// participating with 2 of the last 7, exploring otherwise; and weighs 10, 7, 4 or 1, squared. Gravity is how much more the members weigh
/// at the period's end than at the end of the one before, for each member. Orbit takes all who are there now, so that it rises with every
/// stranger who joins; here only who was a member at both ends is looked at. Days are to be closed in order.
/// </summary>
internal sealed class Gravity(CommunityHistory history, Participation participation)
{
    public const int Leading = 10 * 10;
    public const int Contributing = 7 * 7;
    public const int Participating = 4 * 4;
    public const int Exploring = 1;

    private const int Week = 7;
    private const int Month = 30;
    private const int Quarter = 90;

    // A month, and the day it is compared with.
    private const int LongestPeriod = 32;

    private static readonly UInt128 LastQuarter = (UInt128.One << Quarter) - 1;

    // Bit i: active i days ago, in a quarter.
    private readonly UInt128[] _active = new UInt128[history.Members.Count];

    // By day, the last of them only, and member: what the member weighed when it ended; 0: was none.
    private readonly byte[][] _weights = [.. Enumerable.Range(0, LongestPeriod).Select(_ => new byte[history.Members.Count])];

    /// <summary>What a member who was active on these days weighs; bit i stands for i days ago.</summary>
    public static int WeightOf(UInt128 active)
    {
        var (recent, older) = ((ulong)active, (ulong)((active & LastQuarter) >> 64));
        if (recent == 0 && older == 0)
            return Exploring;
        if (BitOperations.PopCount(recent) + BitOperations.PopCount(older) >= 30)
            return Leading;
        return BitOperations.PopCount(recent & ((1UL << Month) - 1)) >= 7 ? Contributing
            : BitOperations.PopCount(recent & ((1UL << Week) - 1)) >= 2 ? Participating : Exploring;
    }

    /// <summary>How many weigh something in both, and how much more they weigh now.</summary>
    public static (int Members, int Change) Between(ReadOnlySpan<byte> before, ReadOnlySpan<byte> now)
    {
        var (members, change) = (0, 0);
        for (var member = 0; member < now.Length; member++)
        {
            if (before[member] == 0 || now[member] == 0)
                continue;

            members++;
            change += now[member] - before[member];
        }

        return (members, change);
    }

    /// <summary>After the participation has closed the same day.</summary>
    public void Close(int day)
    {
        foreach (ref var days in _active.AsSpan())
        {
            // Most members have long been quiet.
            if (days != UInt128.Zero)
                days = (days << 1) & LastQuarter;
        }

        foreach (ref readonly var entry in history.On(day))
        {
            if (entry.IsActive)
                _active[entry.Member] |= 1;
        }

        var weights = WeightsOn(day);
        for (var member = 0; member < weights.Length; member++)
            weights[member] = participation.IsPresent(member) ? (byte)WeightOf(_active[member]) : (byte)0;
    }

    /// <summary>
    /// Of a period that ends with the day that was closed last. Null while there is no whole quarter before the period: levels look back
    /// that far, so that until then whoever was there before the history began would seem to come closer.
    /// </summary>
    public (int Members, int Change)? Of(Period period) => IsKnown(period) ? Between(WeightsOn(period.First - 1), WeightsOn(period.Last)) : null;

    public IEnumerable<Share> BehindMembers(Period period) => Both(period).Select(member => new Share(member, 1));

    public IEnumerable<Share> BehindChange(Period period) =>
        Both(period).Select(member => new Share(member, WeightsOn(period.Last)[member] - WeightsOn(period.First - 1)[member]));

    private IEnumerable<int> Both(Period period) => !IsKnown(period)
        ? []
        : Enumerable.Range(0, _active.Length).Where(member => WeightsOn(period.First - 1)[member] != 0 && WeightsOn(period.Last)[member] != 0);

    private static bool IsKnown(Period period) => period.First >= Quarter;

    private byte[] WeightsOn(int day) => _weights[day % LongestPeriod];
}
