using Pipeline.Model;

namespace Pipeline.Settings;

/// <summary>Where and when a community's digest is posted.</summary>
internal static class DigestFields
{
    public static MapForm<DigestPlan> Form { get; } = new(() => new(), All(), Check);

    private static SettingField<DigestPlan>[] All() =>
    [
        SettingField<DigestPlan>.Of(
            "connection", "the connection that posts it: telegram, slack or discord, with a token", SettingForms.Text("a connection's id"),
            plan => plan.Connection!, (plan, value) => plan with { Connection = value }),
        SettingField<DigestPlan>.Of(
            "channel", "the channel it is posted in, by the platform's id", SettingForms.Text("a channel's id"),
            plan => plan.Channel!, (plan, value) => plan with { Channel = value }),
        SettingField<DigestPlan>.Of(
            "day", "of the week: monday, tuesday …", SettingForms.Words(Enum.GetValues<DayOfWeek>().Select(day => (day.ToString().ToLowerInvariant(), day)).ToArray()),
            plan => plan.Day, (plan, value) => plan with { Day = value }),
        SettingField<DigestPlan>.Of(
            "hour", "of the community's clock", SettingForms.Whole(0, 23), plan => plan.Hour, (plan, value) => plan with { Hour = value }),
        SettingField<DigestPlan>.Of(
            "readers", "staff (members are named, and what goes wrong is said) or members (only who agreed is named)",
            SettingForms.Words(("staff", DigestReaders.Staff), ("members", DigestReaders.Members)),
            plan => plan.Readers, (plan, value) => plan with { Readers = value }),
    ];

    private static void Check(DigestPlan plan, SettingNode.Map map, List<SettingProblem> problems)
    {
        if (plan.Connection is null != (plan.Channel is null))
            problems.Add(new(map.PlaceOf(plan.Connection is null ? "channel" : "connection"), "Give both connection and channel, or neither for no digest."));
    }
}
