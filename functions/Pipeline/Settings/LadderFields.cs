using Pipeline.Model;

namespace Pipeline.Settings;

/// <summary>How strikes add up.</summary>
internal static class LadderFields
{
    // Discord's time-outs last no longer.
    private static readonly TimeSpan LongestMute = TimeSpan.FromDays(28);

    public static MapForm<LadderRules> Form { get; } = new(() => new(), All(), Check);

    private static SettingField<LadderRules>[] All() =>
    [
        SettingField<LadderRules>.Of(
            "strikeWindow", "how long a strike counts", SettingForms.Length(TimeSpan.FromHours(1), TimeSpan.FromDays(365)),
            ladder => ladder.StrikeWindow, (ladder, value) => ladder with { StrikeWindow = value }),
        SettingField<LadderRules>.Of(
            "muteAt", "from this weight on a member is muted; a warning weighs 1, a removal 2, a mute 3, a ban 4", SettingForms.Whole(1, 1000),
            ladder => ladder.MuteAt, (ladder, value) => ladder with { MuteAt = value }),
        SettingField<LadderRules>.Of(
            "banAt", "from this weight on a member is banned; not less than muteAt", SettingForms.Whole(1, 1000),
            ladder => ladder.BanAt, (ladder, value) => ladder with { BanAt = value }),
        SettingField<LadderRules>.Of(
            "muteFor", "how long a mute lasts", SettingForms.Length(TimeSpan.FromMinutes(1), LongestMute),
            ladder => ladder.MuteFor, (ladder, value) => ladder with { MuteFor = value }),
        SettingField<LadderRules>.Of(
            "graceFor", "how long a member is only ever flagged after a verdict was overturned", SettingForms.Length(TimeSpan.Zero, TimeSpan.FromDays(365)),
            ladder => ladder.GraceFor, (ladder, value) => ladder with { GraceFor = value }),
        SettingField<LadderRules>.Of(
            "mostActsPerHour", "more acts than this in an hour, and the rest is only flagged", SettingForms.Whole(1, 1000),
            ladder => ladder.MostActsPerHour, (ladder, value) => ladder with { MostActsPerHour = value }),
    ];

    private static void Check(LadderRules ladder, SettingNode.Map map, List<SettingProblem> problems)
    {
        if (ladder.MuteAt > ladder.BanAt)
            problems.Add(new(map.PlaceOf("banAt"), $"A ban comes at {ladder.BanAt} and a mute only at {ladder.MuteAt}. Set banAt to {ladder.MuteAt} or more, or muteAt to {ladder.BanAt} or less."));
    }
}
