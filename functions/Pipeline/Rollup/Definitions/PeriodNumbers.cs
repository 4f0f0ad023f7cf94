using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Definitions;

/// <summary>Definitions 7 to 11 and 14 as rows: of the 28 days that end with each day, of weeks and of months; of all platforms and, where there is more than one, of each.</summary>
internal sealed class PeriodNumbers
{
    private readonly CommunityHistory _history;
    private readonly Dictionary<PeriodSpan, CalendarLifecycle> _lifecycles;
    private readonly HashSet<Observable> _observable;

    private PeriodNumbers(CommunityHistory history, CommunityInteractions interactions, Earnings? earnings)
    {
        (_history, Earnings) = (history, earnings);
        var newcomers = Newcomers.Of(history, interactions);
        Activation = new(history, newcomers);
        Answers = new(history, interactions);
        WordOfMouth = new(history, newcomers, MemberAges.Of(history));
        Participation = new(history, interactions, WordOfMouth);
        Gravity = new(history, Participation);
        Voices = new(history, interactions);
        Content = new(history, interactions);
        _observable = [.. Enum.GetValues<Observable>().Where(what => history.Sources().Any(source => SourceCoverage.Of(source, what) != Degree.Never))];
        PeriodSpan[] calendar = [PeriodSpan.Week, PeriodSpan.Month];
        _lifecycles = calendar.ToDictionary(span => span, span => CalendarLifecycle.Of(history, span));
    }

    public Activation Activation { get; }

    public Answers Answers { get; }

    public WordOfMouth WordOfMouth { get; }

    public Participation Participation { get; }

    public Gravity Gravity { get; }

    public Voices Voices { get; }

    public Content Content { get; }

    public Earnings? Earnings { get; }

    /// <param name="earnings">No platform's own: whoever clicked came from anywhere.</param>
    public static IReadOnlyList<PeriodMetric> Of(
        CommunityId community, CommunityHistory history, CommunityInteractions interactions, Earnings? earnings = null)
    {
        var rows = new List<PeriodMetric>();
        Add(null, history, interactions, earnings);
        if (history.Sources() is { Count: > 1 } platforms)
        {
            foreach (var platform in platforms)
                Add(platform, history.On(platform), interactions.On(platform), null);
        }

        return rows;

        void Add(Source? platform, CommunityHistory scope, CommunityInteractions own, Earnings? earned) =>
            rows.AddRange(new PeriodNumbers(scope, own, earned).Rows().Select(row => row with { Community = community, Platform = platform }));
    }

    /// <summary>The numbers as they stand when the day is closed: of the periods that end with it, and no others.</summary>
    public static PeriodNumbers At(int day, CommunityHistory history, CommunityInteractions interactions, Earnings? earnings)
    {
        var numbers = new PeriodNumbers(history, interactions, earnings);
        for (var one = 0; one <= day; one++)
            numbers.Close(one);
        return numbers;
    }

    /// <summary>Of a calendar week or month.</summary>
    public CalendarLifecycle LifecycleOf(PeriodSpan span) => _lifecycles[span];

    public Period Before(Period period) => period.Before(_history);

    public PeriodMetric Row(Period period)
    {
        var row = new PeriodMetric
        {
            Community = default,
            Span = period.Span,
            From = _history.DayAt(period.First),
            To = _history.DayAt(period.Last),
            Definition = Numbers.Version,
            MembersAtStart = Participation.Present(period.First - 1),
        };
        row = WithMembers(row, Participation.Of(period));
        if (Gravity.Of(period) is var (common, change))
            row = row with { GravityMembers = common, GravityChange = change };
        row = WithVoices(WithContent(row, period), period);
        if (Can(Observable.Joins))
            row = WithActivation(row, period);
        if (Can(Observable.Replies))
            row = WithAnswers(row, period);
        if (Can(Observable.Inviters))
            row = WithReferrals(row, period);
        if (Earnings?.Of(period) is { } earned)
            row = row with { Conversions = earned.Conversions, Earners = earned.Members, Payouts = earned.Payouts };
        return period.Span == PeriodSpan.Days28 ? row : WithLifecycle(row, _lifecycles[period.Span].On(period.Last));
    }

    private IEnumerable<PeriodMetric> Rows()
    {
        var lastEntry = int.MinValue / 2;
        for (var day = 0; day < _history.DayCount; day++)
        {
            // Where a day has no row, periods that end with it have none.
            lastEntry = _history.On(day).IsEmpty ? lastEntry : day;
            Close(day);
            if (day - lastEntry > CommunityHistory.QuietDays)
                continue;

            foreach (var period in Period.EndingOn(_history, day))
                yield return Row(period);
        }
    }

    private void Close(int day)
    {
        Participation.Close(day);
        Gravity.Close(day);
    }

    private PeriodMetric WithMembers(PeriodMetric row, MemberCounts counts) => row with
    {
        Members = counts.Members,
        Recommenders = counts.Recommenders,
        Referrers = Can(Observable.Inviters) ? counts.Referrers : null,
        ContentMembers = counts.ContentMembers,
        Population = counts.Inequality.Population,
        Contributors = counts.Inequality.Contributors,
        Contributions = counts.Inequality.Contributions,
        GiniNumerator = counts.Inequality.GiniNumerator,
        AbsenceFactor = counts.Inequality.AbsenceFactor,
        Top1Contributions = counts.Inequality.Top1,
        Top10Contributions = counts.Inequality.Top10,
    };

    private PeriodMetric WithVoices(PeriodMetric row, Period period)
    {
        row = row with { HumanMessages = Voices.Messages.Of(period), ThreadsStarted = Voices.Threads.Of(period) };
        return !Can(Observable.Staff) && !_history.Members.HasStaff ? row : row with
        {
            StaffMessages = Voices.StaffMessages.Of(period),
            ThreadsByStaff = Voices.StaffThreads.Of(period),
            IsFounderOnly = Voices.IsFounderOnly(period.Last),
        };
    }

    private PeriodMetric WithContent(PeriodMetric row, Period period)
    {
        var canRespond = Can(Observable.Replies) || Can(Observable.Reactions);
        return row with
        {
            ContentItems = Content.Items.Of(period),
            ContentResponses = canRespond ? Content.ItemResponses.Of(period) : null,
            Posts = Content.Posts.Of(period),
            Responses = canRespond ? Content.PostResponses.Of(period) : null,
        };
    }

    private PeriodMetric WithActivation(PeriodMetric row, Period period)
    {
        row = row with { Joined = Activation.Joined.Of(period), FirstPostMedian = Activation.FirstPostMedian(period) };
        if (Can(Observable.Replies))
            row = row with { FirstPosts = Activation.FirstPosts.Of(period), FirstPostsAnswered = Activation.FirstPostsAnswered.Of(period) };
        return !Can(Observable.Replies) && !Can(Observable.Reactions) ? row : row with
        {
            Started = Activation.Started.Of(period),
            Activated = Activation.Activated.Of(period),
            ActivatedBefore = Activation.Activated.Of(period.Before(_history)),
        };
    }

    private PeriodMetric WithAnswers(PeriodMetric row, Period period)
    {
        var (any, staff, members) = (Answers.Any(period), Answers.Staff(period), Answers.Members(period));
        return row with
        {
            Questions = Answers.Questions.Of(period),
            Unanswered = Answers.Unanswered.Of(period),
            AnsweredByStaff = Answers.ByStaff.Of(period),
            AnsweredByMembers = Answers.ByMembers.Of(period),
            AnswerMedian = any.Median,
            AnswerP90 = any.P90,
            StaffAnswerMedian = staff.Median,
            StaffAnswerP90 = staff.P90,
            MemberAnswerMedian = members.Median,
            MemberAnswerP90 = members.P90,
            Replies = Voices.Replies.Of(period),
            MemberReplies = Voices.MemberReplies.Of(period),
        };
    }

    private PeriodMetric WithReferrals(PeriodMetric row, Period period) => row with
    {
        Referred = WordOfMouth.Referred.Of(period),
        ReferredActivated = WordOfMouth.Activated.Of(period),
        ActivatedExact = WordOfMouth.Exact.Of(period),
        ActivatedDeclared = WordOfMouth.Declared.Of(period),
        ActivatedInferred = WordOfMouth.Inferred.Of(period),
        ReferredBefore = WordOfMouth.ReferredBefore.Of(period),
        ReferredRetained = WordOfMouth.ReferredRetained.Of(period),
        OthersBefore = WordOfMouth.OthersBefore.Of(period),
        OthersRetained = WordOfMouth.OthersRetained.Of(period),
    };

    private static PeriodMetric WithLifecycle(PeriodMetric row, LifecycleCounts counts) => row with
    {
        Active = counts.Active,
        New = counts.New,
        Returning = counts.Returning,
        Resurrected = counts.Resurrected,
        Dormant = counts.Dormant,
    };

    private bool Can(Observable what) => _observable.Contains(what);
}
