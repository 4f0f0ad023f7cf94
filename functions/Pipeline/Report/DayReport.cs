using Pipeline.Model;
using Pipeline.Model.Coverage;

namespace Pipeline.Report;

/// <summary>One closed day of a community, with its rates.</summary>
public sealed record DayReport
{
    public required DateOnly Day { get; init; }

    /// <summary>Version of the definitions that the numbers follow.</summary>
    public required int Definition { get; init; }

    /// <summary>The first day of which anything is known.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>Members present when the day ended.</summary>
    public required int Present { get; init; }

    /// <summary>Members active on the day (DAU), in the 7 days (WAU) and in the 30 days (MAU) that end with it.</summary>
    public required ActiveCounts Active { get; init; }

    public required ActionCounts Counts { get; init; }

    /// <summary>What was done (each message that counts as engagement and each reaction once), for each of the day's engaged members.</summary>
    public required Quotient ActionsPerEngaged { get; init; }

    /// <summary>Members who reacted, commented, asked or shared an insight, of those present: on the day, and in 7 days.</summary>
    public required Rate Engagement { get; init; }

    public required Rate Engagement7 { get; init; }

    /// <summary>DAU of MAU.</summary>
    public required Rate Stickiness { get; init; }

    /// <summary>WAU of MAU: says more in a small group.</summary>
    public required Rate WeeklyStickiness { get; init; }

    /// <summary>Against the day, the 7 days and the 30 days before.</summary>
    public required LifecycleReport Lifecycle { get; init; }

    public required LifecycleReport Lifecycle7 { get; init; }

    public required LifecycleReport Lifecycle30 { get; init; }

    /// <summary>Of the members first active on this day, who was active n times 24 hours later, by n.</summary>
    public required RetentionReport Retention { get; init; }

    /// <summary>The same by calendar days.</summary>
    public required RetentionReport RetentionCalendar { get; init; }

    public static DayReport Of(Metric row) => new()
    {
        Day = row.Day,
        Definition = row.Definition,
        Since = row.Since,
        Present = row.Present,
        Active = new(row.Active, row.Active7, row.Active30),
        Counts = ActionCounts.Of(row, what => row.Platform is not { } platform || SourceCoverage.Of(platform, what) != Degree.Never),
        ActionsPerEngaged = Quotient.Known(row.Actions, row.Engaged)!,
        Engagement = Rate.Of(row.Engaged, row.Present),
        Engagement7 = Rate.Of(row.Engaged7, row.Present),
        Stickiness = Rate.Of(row.Active, row.Active30),
        WeeklyStickiness = Rate.Of(row.Active7, row.Active30),
        Lifecycle = LifecycleReport.Of(row.New, row.Returning, row.Resurrected, row.Dormant, row.Lapsed) with { IsColdStart = IsColdStart(row, 1) },
        Lifecycle7 = LifecycleReport.Of(row.New7, row.Returning7, row.Resurrected7, row.Dormant7, row.Lapsed7) with { IsColdStart = IsColdStart(row, 7) },
        Lifecycle30 = LifecycleReport.Of(row.New30, row.Returning30, row.Resurrected30, row.Dormant30, row.Lapsed30) with { IsColdStart = IsColdStart(row, 30) },
        Retention = new()
        {
            D1 = Rate.Known(row.RetentionD1, row.New),
            D3 = Rate.Known(row.RetentionD3, row.New),
            D7 = Rate.Known(row.RetentionD7, row.New),
            D14 = Rate.Known(row.RetentionD14, row.New),
            D30 = Rate.Known(row.RetentionD30, row.New),
            D60 = Rate.Known(row.RetentionD60, row.New),
            D90 = Rate.Known(row.RetentionD90, row.New),
        },
        RetentionCalendar = new()
        {
            D1 = Rate.Known(row.RetentionCalendarD1, row.New),
            D3 = Rate.Known(row.RetentionCalendarD3, row.New),
            D7 = Rate.Known(row.RetentionCalendarD7, row.New),
            D14 = Rate.Known(row.RetentionCalendarD14, row.New),
            D30 = Rate.Known(row.RetentionCalendarD30, row.New),
            D60 = Rate.Known(row.RetentionCalendarD60, row.New),
            D90 = Rate.Known(row.RetentionCalendarD90, row.New),
        },
    };

    private static bool IsColdStart(Metric row, int length) => row.Day.DayNumber - row.Since.DayNumber < (2 * length) - 1;
}

/// <summary>Distinct active members of 1, 7 and 30 days.</summary>
public sealed record ActiveCounts(int Day, int Week, int Month);

/// <summary>
/// What members did on the day. A message is counted by one content kind; a comment may be of any. Null on a platform that can never tell:
/// not observable, which is not 0.
/// </summary>
public sealed record ActionCounts(
    int Messages, int? Comments, int Questions, int Insights, int? Reactions, int Guides, int Tips, int Discussions, int Feedback,
    int Recommendations, int Wins, int? PollAnswers, int? VoiceJoins)
{
    public static ActionCounts Of(Metric row, Func<Observable, bool> isObservable) => new(
        row.Messages, isObservable(Observable.Replies) ? row.Comments : null, row.Questions, row.Insights,
        isObservable(Observable.Reactions) ? row.Reactions : null, row.Guides, row.Tips, row.Discussions, row.Feedback,
        row.Recommendations, row.Wins, isObservable(Observable.Polls) ? row.PollAnswers : null, isObservable(Observable.Voice) ? row.VoiceJoins : null);
}

/// <summary>A period's members against the period before.</summary>
/// <param name="Churn">Dormant of the period before.</param>
/// <param name="Retained">Returning of the period before.</param>
/// <param name="Resurrection">Resurrected of those who had lapsed.</param>
public sealed record LifecycleReport(int New, int Returning, int Resurrected, int Dormant, Rate Churn, Rate Retained, Rate Resurrection)
{
    /// <summary>Nothing is known of a part of the period before: whoever was active then already looks new, and nobody dormant.</summary>
    public bool IsColdStart { get; init; }

    public static LifecycleReport Of(int @new, int returning, int resurrected, int dormant, int lapsed) => new(
        @new, returning, resurrected, dormant,
        Rate.Of(dormant, returning + dormant), Rate.Of(returning, returning + dormant), Rate.Of(resurrected, lapsed));
}

/// <summary>Retention by days; null until the day is over for the whole cohort.</summary>
public sealed record RetentionReport
{
    public Rate? D1 { get; init; }

    public Rate? D3 { get; init; }

    public Rate? D7 { get; init; }

    public Rate? D14 { get; init; }

    public Rate? D30 { get; init; }

    public Rate? D60 { get; init; }

    public Rate? D90 { get; init; }
}
