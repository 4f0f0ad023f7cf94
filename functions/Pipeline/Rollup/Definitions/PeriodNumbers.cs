using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Definitions;

/// <summary>Definitions 7 to 11 and 14 as rows: of the 28 days that end with each day, of weeks and of months; of all platforms and, where there is more than one, of each.</summary>
internal sealed class PeriodNumbers
{
    private readonly CommunityHistory _history;
    private readonly Activation _activation;
    private readonly Answers _answers;
    private readonly WordOfMouth _wordOfMouth;
    private readonly Participation _participation;
    private readonly Voices _voices;
    private readonly Content _content;
    private readonly Dictionary<PeriodSpan, CalendarLifecycle> _lifecycles;
    private readonly HashSet<Observable> _observable;
    private readonly Earnings? _earnings;

    private PeriodNumbers(CommunityHistory history, CommunityInteractions interactions, Earnings? earnings)
    {
        (_history, _earnings) = (history, earnings);
        var newcomers = Newcomers.Of(history, interactions);
        _activation = new(history, newcomers);
        _answers = new(history, interactions);
        _wordOfMouth = new(history, newcomers, MemberAges.Of(history));
        _participation = new(history, interactions, _wordOfMouth);
        _voices = new(history, interactions);
        _content = new(history, interactions);
        _observable = [.. Enum.GetValues<Observable>().Where(what => history.Sources().Any(source => SourceCoverage.Of(source, what) != Degree.Never))];
        PeriodSpan[] calendar = [PeriodSpan.Week, PeriodSpan.Month];
        _lifecycles = calendar.ToDictionary(span => span, span => CalendarLifecycle.Of(history, span));
    }

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

    private IEnumerable<PeriodMetric> Rows()
    {
        var lastEntry = int.MinValue / 2;
        for (var day = 0; day < _history.DayCount; day++)
        {
            // Where a day has no row, periods that end with it have none.
            lastEntry = _history.On(day).IsEmpty ? lastEntry : day;
            _participation.Close(day);
            if (day - lastEntry > CommunityHistory.QuietDays)
                continue;

            foreach (var period in Period.EndingOn(_history, day))
                yield return Row(period);
        }
    }

    private PeriodMetric Row(Period period)
    {
        var row = new PeriodMetric
        {
            Community = default,
            Span = period.Span,
            From = _history.DayAt(period.First),
            To = _history.DayAt(period.Last),
            Definition = Numbers.Version,
            MembersAtStart = _participation.Present(period.First - 1),
        };
        row = WithMembers(row, _participation.Of(period));
        row = WithVoices(WithContent(row, period), period);
        if (Can(Observable.Joins))
            row = WithActivation(row, period);
        if (Can(Observable.Replies))
            row = WithAnswers(row, period);
        if (Can(Observable.Inviters))
            row = WithReferrals(row, period);
        if (_earnings?.Of(period) is { } earned)
            row = row with { Conversions = earned.Conversions, Earners = earned.Members, Payouts = earned.Payouts };
        return period.Span == PeriodSpan.Days28 ? row : WithLifecycle(row, _lifecycles[period.Span].On(period.Last));
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
        row = row with { HumanMessages = _voices.Messages(period), ThreadsStarted = _voices.Threads(period) };
        return !Can(Observable.Staff) && !_history.Members.HasStaff ? row : row with
        {
            StaffMessages = _voices.StaffMessages(period),
            ThreadsByStaff = _voices.StaffThreads(period),
            IsFounderOnly = _voices.IsFounderOnly(period.Last),
        };
    }

    private PeriodMetric WithContent(PeriodMetric row, Period period)
    {
        var canRespond = Can(Observable.Replies) || Can(Observable.Reactions);
        return row with
        {
            ContentItems = _content.Items(period),
            ContentResponses = canRespond ? _content.ItemResponses(period) : null,
            Posts = _content.Posts(period),
            Responses = canRespond ? _content.PostResponses(period) : null,
        };
    }

    private PeriodMetric WithActivation(PeriodMetric row, Period period)
    {
        row = row with { Joined = _activation.Joined(period), FirstPostMedian = _activation.FirstPostMedian(period) };
        if (Can(Observable.Replies))
            row = row with { FirstPosts = _activation.FirstPosts(period), FirstPostsAnswered = _activation.FirstPostsAnswered(period) };
        return !Can(Observable.Replies) && !Can(Observable.Reactions) ? row : row with
        {
            Started = _activation.Started(period),
            Activated = _activation.Activated(period),
            ActivatedBefore = _activation.Activated(period.Before(_history)),
        };
    }

    private PeriodMetric WithAnswers(PeriodMetric row, Period period)
    {
        var (any, staff, members) = (_answers.Any(period), _answers.Staff(period), _answers.Members(period));
        return row with
        {
            Questions = _answers.Questions(period),
            Unanswered = _answers.Unanswered(period),
            AnsweredByStaff = _answers.ByStaff(period),
            AnsweredByMembers = _answers.ByMembers(period),
            AnswerMedian = any.Median,
            AnswerP90 = any.P90,
            StaffAnswerMedian = staff.Median,
            StaffAnswerP90 = staff.P90,
            MemberAnswerMedian = members.Median,
            MemberAnswerP90 = members.P90,
            Replies = _voices.Replies(period),
            MemberReplies = _voices.MemberReplies(period),
        };
    }

    private PeriodMetric WithReferrals(PeriodMetric row, Period period)
    {
        var (referred, others) = (_wordOfMouth.ReferredRetention(period), _wordOfMouth.OthersRetention(period));
        return row with
        {
            Referred = _wordOfMouth.Referred(period),
            ReferredActivated = _wordOfMouth.Activated(period),
            ActivatedExact = _wordOfMouth.Exact(period),
            ActivatedDeclared = _wordOfMouth.Declared(period),
            ActivatedInferred = _wordOfMouth.Inferred(period),
            ReferredBefore = referred.Of,
            ReferredRetained = referred.Retained,
            OthersBefore = others.Of,
            OthersRetained = others.Retained,
        };
    }

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
