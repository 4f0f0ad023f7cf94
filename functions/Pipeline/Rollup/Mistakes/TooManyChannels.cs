using Pipeline.Model;

namespace Pipeline.Rollup.Mistakes;

/// <summary>More channels were written in during four weeks than the active members can fill: three, or one for every five of them.</summary>
internal sealed class TooManyChannels : IMistake
{
    private const int Always = 3;
    private const int MembersPerChannel = 5;
    private const int FewestMembers = 5;

    public MistakeName Name => MistakeName.TooManyChannels;

    public string NextStep => "Merge the two quietest channels into the one that is busiest, and archive them.";

    public int CooldownDays => 28;

    public Seen On(Signs signs, int day) => signs.Active7[day] switch
    {
        < FewestMembers => Seen.TooFewToSay,
        var active => Channels(signs, day).Count > Math.Max(Always, (active + MembersPerChannel - 1) / MembersPerChannel) ? Seen.Yes : Seen.No,
    };

    public Shown Show(Signs signs, int day) =>
        new($"{Channels(signs, day).Count} channels were written in during four weeks, for {signs.Active7[day]} members active in the last seven days");

    private static HashSet<string> Channels(Signs signs, int day)
    {
        var channels = new HashSet<string>(StringComparer.Ordinal);
        for (var one = Math.Max(0, day - Signs.Month + 1); one <= day; one++)
            channels.UnionWith(signs.Moderation.Channels.GetValueOrDefault(signs.DayAt(one)) ?? []);
        return channels;
    }
}
