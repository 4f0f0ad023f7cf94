using Pipeline.Model;
using Pipeline.Model.Coverage;

namespace Pipeline.Store;

/// <summary>Every table and every key, in one place.</summary>
public static class Tables
{
    public static Table<Community> Communities { get; } = new(
        "Communities", () => SettingsJsonContext.Default.Community, row => CommunityKey(row.Id), (_, incoming) => incoming);

    public static Table<ActivityFact> Activity { get; } = new(
        "Activity", () => RowJsonContext.Default.ActivityFact,
        row => new(DayPartition(row.Community, row.Day), FactKey(row)), ActivityFact.Join);

    public static Table<MessageState> Messages { get; } = new(
        "Messages", () => RowJsonContext.Default.MessageState, row => MessageKey(row.Community, row.Channel, row.Message), MessageState.Join);

    public static Table<MemberState> Members { get; } = new(
        "Members", () => RowJsonContext.Default.MemberState, row => MemberKey(row.Community, row.Member), MemberState.Join)
    { IsUsuallyThere = true };

    public static Table<Verdict> Verdicts { get; } = new(
        "Verdicts", () => RowJsonContext.Default.Verdict, VerdictKey, (_, incoming) => incoming);

    /// <summary>By member and time, so that what weighs on a member is one range.</summary>
    public static Table<Strike> Strikes { get; } = new("Strikes", () => RowJsonContext.Default.Strike, StrikeKey, Strike.Join);

    public static Table<ActsSpent> Budgets { get; } = new(
        "Budgets", () => RowJsonContext.Default.ActsSpent, row => new(row.Community.Value, "acts"), (_, incoming) => incoming);

    public static Table<Enforcement> Enforcements { get; } = new(
        "Enforcements", () => RowJsonContext.Default.Enforcement, row => EnforcementKey(row.Community, row.DecidedAt, row.Id), (_, incoming) => incoming);

    public static Table<ReviewCase> Reviews { get; } = new(
        "Reviews", () => RowJsonContext.Default.ReviewCase, row => ReviewKey(row.Community, row.TextAt, row.Id), (_, incoming) => incoming);

    /// <summary>Texts that reviewers need, by day, so that what is past its time is one range.</summary>
    public static Table<HeldText> HeldTexts { get; } = new(
        "HeldTexts", () => RowJsonContext.Default.HeldText, row => HeldTextKey(row.Community, row.At, row.Review, row.Kind), (held, _) => held);

    public static Table<Appeal> Appeals { get; } = new(
        "Appeals", () => RowJsonContext.Default.Appeal,
        row => new(MonthPartition(row.Community, row.At), $"{KeyText.ReverseTime(row.At)}|{row.Review}"), (_, incoming) => incoming);

    public static Table<ReporterState> Reporters { get; } = new(
        "Reporters", () => RowJsonContext.Default.ReporterState, row => MemberKey(row.Community, row.Reporter), (_, incoming) => incoming);

    /// <summary>By UTC day, in the order of time.</summary>
    public static Table<FirstStep> FirstSteps { get; } = new(
        "FirstSteps", () => RowJsonContext.Default.FirstStep,
        row => new(DayPartition(row.Community, DateOnly.FromDateTime(row.At.UtcDateTime)), $"{KeyText.Time(row.At)}|{row.Event.Value}"), FirstStep.Join);

    public static Table<KnownName> KnownNames { get; } = new(
        "KnownNames", () => RowJsonContext.Default.KnownName, row => new(row.Community.Value, $"{NamesFrom(row.Shape)}{row.Member.Value}"), (_, incoming) => incoming);

    public static Table<Invite> Invites { get; } = new(
        "Invites", () => RowJsonContext.Default.Invite, row => new(row.Community.Value, KeyText.Safe(row.Code)), Invite.Join);

    public static Table<Membership> Memberships { get; } = new(
        "Memberships", () => RowJsonContext.Default.Membership,
        row => new(row.Community.Value, $"{row.Member.Value}|{row.Event.Value}"), Membership.Join);

    public static Table<ConversionState> Conversions { get; } = new(
        "Conversions", () => RowJsonContext.Default.ConversionState,
        row => new(row.Community.Value, $"{row.Connection.Value}|{KeyText.Safe(row.Transaction)}|{KeyText.Safe(row.Goal ?? "")}"), ConversionState.Join)
    {
        IsUsuallyThere = true,
    };

    public static Table<Click> Clicks { get; } = new(
        "Clicks", () => RowJsonContext.Default.Click, row => ClickKey(row.Community, row.Id), Click.Join);

    public static Table<MemberReport> Reports { get; } = new(
        "Reports", () => RowJsonContext.Default.MemberReport,
        row => new(MonthPartition(row.Community, row.At), $"{KeyText.ReverseTime(row.At)}|{row.Event.Value}"), MemberReport.Join);

    /// <summary>Read by ingestion, which knows a connection and not yet a community.</summary>
    public static Table<ChannelAlias> Aliases { get; } = new(
        "Aliases", () => RowJsonContext.Default.ChannelAlias, row => new(row.Connection.Value, KeyText.Safe(row.To.Value)), ChannelAlias.Join);

    public static Table<IdentityLink> Links { get; } = new(
        "Links", () => RowJsonContext.Default.IdentityLink, row => new(row.Community.Value, $"{row.One.Value}|{row.Other.Value}"), IdentityLink.Join);

    public static Table<RedeemedCode> LinkCodes { get; } = new(
        "LinkCodes", () => RowJsonContext.Default.RedeemedCode, row => new(row.Community.Value, row.Code), RedeemedCode.Join);

    public static Table<Pulse> Pulses { get; } = new(
        "Pulses", () => RowJsonContext.Default.Pulse, row => new(row.Community.Value, "pulse"), (_, incoming) => incoming);

    public static Table<DigestSent> Digests { get; } = new(
        "Digests", () => RowJsonContext.Default.DigestSent, row => new(row.Community.Value, KeyText.Day(row.Week)), (_, incoming) => incoming);

    public static Table<DayMark> Marks { get; } = new(
        "Marks", () => RowJsonContext.Default.DayMark, row => MarkKey(row.Community, row.Day), (_, incoming) => incoming);

    public static Table<Quarantined> Quarantine { get; } = new(
        "Quarantine", () => RowJsonContext.Default.Quarantined,
        row => new(row.Connection.Value, row.Id), Quarantined.Join);

    public static Table<ConnectionState> Connections { get; } = new(
        "Connections", () => RowJsonContext.Default.ConnectionState, row => ConnectionKey(row.Connection), ConnectionState.Join);

    public static Table<ConnectionChecked> Checks { get; } = new(
        "Checks", () => RowJsonContext.Default.ConnectionChecked, row => ConnectionKey(row.Connection), (_, incoming) => incoming);

    // The roll-up's own tables hold what is computed, so the newest computation stands.
    public static Table<DaySheet> Days { get; } = new(
        "Days", () => RowJsonContext.Default.DaySheet, row => DaySheetKey(row.Community, row.Day, row.Part), (_, incoming) => incoming);

    public static Table<DaySheet> Interactions { get; } = new(
        "Interactions", () => RowJsonContext.Default.DaySheet, row => DaySheetKey(row.Community, row.Day, row.Part), (_, incoming) => incoming);

    public static Table<Metric> Metrics { get; } = new(
        "Metrics", () => RowJsonContext.Default.Metric, row => MetricKey(row.Community, row.Day, row.Platform), (_, incoming) => incoming);

    public static Table<PeriodMetric> Periods { get; } = new(
        "Periods", () => RowJsonContext.Default.PeriodMetric, row => PeriodKey(row.Community, row.Span, row.To, row.Platform), (_, incoming) => incoming);

    public static Table<Cohort> Cohorts { get; } = new(
        "Cohorts", () => RowJsonContext.Default.Cohort, row => MetricKey(row.Community, row.Week, row.Platform), (_, incoming) => incoming);

    /// <summary>By list and rank: a list is one range.</summary>
    public static Table<ListEntry> Lists { get; } = new(
        "Lists", () => RowJsonContext.Default.ListEntry, row => new(row.Community.Value, $"{ListFrom(row.List)}{row.Rank:d2}"), (_, incoming) => incoming);

    public static Table<Alert> Alerts { get; } = new(
        "Alerts", () => RowJsonContext.Default.Alert, row => new(row.Community.Value, $"{(int)row.Mistake:d2}"), (_, incoming) => incoming);

    public static Table<Founding> Foundings { get; } = new(
        "Foundings", () => RowJsonContext.Default.Founding, row => FoundingKey(row.Community), (_, incoming) => incoming);

    public static Table<Recognition> Recognitions { get; } = new(
        "Recognitions", () => RowJsonContext.Default.Recognition,
        row => new(row.Community.Value, $"{row.Member.Value}|{row.At.UtcDateTime:yyyy-MM-dd}|{(int)row.Kind}"), Recognition.Join);

    public static Table<RollupHead> Rollups { get; } = new(
        "Rollups", () => RowJsonContext.Default.RollupHead, row => RollupKey(row.Community), (_, incoming) => incoming);

    public static RowKey ConnectionKey(ConnectionId connection) => new("c", connection.Value);

    public static RowKey CommunityKey(CommunityId community) => new("c", community.Value);

    public static string DayPartition(CommunityId community, DateOnly day) => $"{community.Value}|{KeyText.Day(day)}";

    /// <summary>From the member's facts at <paramref name="from"/> on, within a day's partition.</summary>
    public static string ActivityFrom(MemberId member, DateTimeOffset from) => $"{member.Value}|{KeyText.Time(from)}";

    public static string NamesFrom(ulong shape) => $"{shape:x16}|";

    /// <summary>Where the names of this shape end: the sign after the one that parts keys.</summary>
    public static string NamesUntil(ulong shape) => $"{shape:x16}}}";

    public static RowKey MessageFactKey(CommunityId community, DateOnly day, MemberId member, DateTimeOffset at, ChannelId channel, MessageId message) =>
        new(DayPartition(community, day), $"{member.Value}|{KeyText.Time(at)}|{MessagePart(channel, message)}");

    /// <summary>Behind all row keys that begin with <paramref name="start"/>.</summary>
    public static string After(string start) => start + "}";

    /// <summary>What the row keys of a list begin with.</summary>
    public static string ListFrom(ListName list) => $"{list.Name()}|";

    public static RowKey MessageKey(CommunityId community, ChannelId channel, MessageId message) =>
        new($"{community.Value}|{KeyText.Safe(channel.Value)}", KeyText.Safe(message.Value));

    public static RowKey MemberKey(CommunityId community, MemberId member) => new(community.Value, member.Value);

    /// <summary>Newest first within a month.</summary>
    public static RowKey VerdictKey(Verdict row) => VerdictKey(row.Community, row.TextAt, row.Channel, row.Message, row.IsEdit ? row.Text : null);

    /// <summary>Of the verdict on the text of a strike.</summary>
    public static RowKey VerdictKey(Strike row) => VerdictKey(row.Community, row.At, row.Channel, row.Message, row.IsEdit ? row.Text : null);

    /// <param name="edit">The event that changed the text; null for the text as posted.</param>
    public static RowKey VerdictKey(CommunityId community, DateTimeOffset at, ChannelId channel, MessageId message, EventId? edit) => new(
        MonthPartition(community, at),
        $"{KeyText.ReverseTime(at)}|{MessagePart(channel, message)}{(edit is { } changed ? "|" + changed.Value : "")}");

    public static RowKey StrikeKey(Strike row) => new(
        row.Community.Value,
        $"{StrikesFrom(row.Member, row.At)}|{MessagePart(row.Channel, row.Message)}{(row.IsEdit ? "|" + row.Text.Value : "")}");

    /// <summary>From the member's strikes at <paramref name="from"/> on.</summary>
    public static string StrikesFrom(MemberId member, DateTimeOffset from) => $"{member.Value}|{KeyText.Time(from)}";

    /// <summary>Newest first within a month.</summary>
    public static RowKey EnforcementKey(CommunityId community, DateTimeOffset decidedAt, string id) =>
        new(MonthPartition(community, decidedAt), $"{KeyText.ReverseTime(decidedAt)}|{KeyText.Safe(id)}");

    /// <summary>Newest first within a month: the id begins with the time.</summary>
    public static RowKey ReviewKey(CommunityId community, DateTimeOffset textAt, string id) => new(MonthPartition(community, textAt), id);

    /// <summary>Of the review that a text is held for; none lies there if its id is none.</summary>
    public static RowKey ReviewKey(HeldText row) =>
        ReviewId.TryTime(row.Review, out var textAt) ? ReviewKey(row.Community, textAt, row.Review) : new(row.Community.Value, row.Review);

    public static RowKey HeldTextKey(CommunityId community, DateTimeOffset at, string review, HeldKind kind) =>
        new(community.Value, $"{HeldUntil(at)}|{review}|{kind}");

    /// <summary>Before the texts of the instant's day (UTC).</summary>
    public static string HeldUntil(DateTimeOffset at) => KeyText.Day(DateOnly.FromDateTime(at.UtcDateTime));

    public static RowKey ClickKey(CommunityId community, ClickId id) => new(community.Value, id.Value);

    public static string MonthPartition(CommunityId community, DateTimeOffset at) => $"{community.Value}|{at.UtcDateTime:yyyy-MM}";

    /// <summary>Whether the instant's month ends after <paramref name="from"/>.</summary>
    public static bool IsMonthSince(DateTimeOffset month, DateTimeOffset from) =>
        (month.UtcDateTime.Year, month.UtcDateTime.Month).CompareTo((from.UtcDateTime.Year, from.UtcDateTime.Month)) >= 0;

    public static RowKey DaySheetKey(CommunityId community, DateOnly day, int part) =>
        new(community.Value, $"{KeyText.Day(day)}|{part:d4}");

    /// <summary>Of all platforms together: the day alone, so that a day's platforms follow it.</summary>
    public static RowKey MetricKey(CommunityId community, DateOnly day, Source? platform) =>
        new(community.Value, platform is { } one ? $"{KeyText.Day(day)}|{one.Name()}" : KeyText.Day(day));

    /// <summary>Periods of one span together, by their last day.</summary>
    public static RowKey PeriodKey(CommunityId community, PeriodSpan span, DateOnly to, Source? platform) =>
        new(community.Value, $"{PeriodSpanPart(span)}{MetricKey(community, to, platform).Row}");

    /// <summary>What the row keys of a span begin with.</summary>
    public static string PeriodSpanPart(PeriodSpan span) => $"{span.Name()}|";

    // A message is one fact whoever saw it; anything else is as many facts as there were events.
    private static string FactKey(ActivityFact row) =>
        row is { Kind: ActivityKind.Message, Channel: { } channel, Message: { } message }
            ? $"{row.Member.Value}|{KeyText.Time(row.At)}|{MessagePart(channel, message)}"
            : $"{row.Member.Value}|{KeyText.Time(row.At)}|{row.Event.Value}";

    private static string MessagePart(ChannelId channel, MessageId message) => $"{KeyText.Safe(channel.Value)}|{KeyText.Safe(message.Value)}";

    public static RowKey FoundingKey(CommunityId community) => new(community.Value, "founding");

    public static RowKey RollupKey(CommunityId community) => new(Shards.Of(community), community.Value);

    public static RowKey MarkKey(CommunityId community, DateOnly day) => new(Shards.Of(community), $"{community.Value}|{KeyText.Day(day)}");
}
