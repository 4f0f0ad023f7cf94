using System.Globalization;
using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup.Periods;

/// <summary>What holds for all numbers of periods.</summary>
public sealed class PeriodTests
{
    [Fact]
    public void The_order_in_which_facts_came_does_not_matter() => PropertyTests.ForAll(history =>
    {
        var shuffled = history.Facts.ToArray();
        new Random(shuffled.Length).Shuffle(shuffled);

        (history with { Facts = shuffled }).Periods().Lines().ShouldBe(history.Periods().Lines());
    });

    [Fact]
    public void Parts_are_never_more_than_the_whole_and_add_up_to_it() => PropertyTests.ForAll(history =>
    {
        foreach (var row in history.Periods().Rows)
        {
            (row.Activated > row.Started || row.Started < 0 || row.FirstPostsAnswered > row.FirstPosts).ShouldBeFalse();
            (row.Unanswered + row.AnsweredByStaff + row.AnsweredByMembers).ShouldBe(row.Questions);
            (row.ActivatedExact + row.ActivatedDeclared + row.ActivatedInferred).ShouldBe(row.ReferredActivated);
            (row.ReferredActivated > row.Referred || row.Referrers > row.Members || row.Recommenders > row.Members).ShouldBeFalse();
            (row.StaffMessages > row.HumanMessages || row.ThreadsByStaff > row.ThreadsStarted || row.MemberReplies > row.Replies).ShouldBeFalse();
            (row.Contributors <= row.Population && row.Contributors <= row.Contributions).ShouldBeTrue();
            (row.GiniNumerator < 0 || row.GiniNumerator > (long)(row.Population - 1) * row.Contributions).ShouldBeFalse();
            (row.Top1Contributions > row.Top10Contributions || row.Top10Contributions > row.Contributions).ShouldBeFalse();
            (row.AnswerMedian > row.AnswerP90 || row.AnswerMedian > row.MemberAnswerMedian || row.AnswerMedian > row.StaffAnswerMedian).ShouldBeFalse();
        }
    });

    [Fact]
    public void A_weeks_lifecycle_is_that_of_the_seven_days_that_end_with_its_Sunday() => PropertyTests.ForAll(history =>
    {
        var days = history.Figures().Metrics.ToDictionary(row => (row.Day, row.Platform));
        foreach (var week in history.Periods().Rows.Where(row => row.Span == PeriodSpan.Week))
        {
            var day = days[(week.To, week.Platform)];
            (week.Active, week.New, week.Returning, week.Resurrected, week.Dormant)
                .ShouldBe((day.Active7, day.New7, day.Returning7, day.Resurrected7, day.Dormant7));
            week.Members.ShouldBe(day.Present);
            if (days.TryGetValue((week.From.AddDays(-1), week.Platform), out var before))
                week.MembersAtStart.ShouldBe(before.Present);
        }
    });

    [Fact]
    public void The_active_of_a_month_are_those_before_less_the_dormant_with_the_new_and_the_resurrected() => PropertyTests.ForAll(history =>
    {
        foreach (var months in history.Periods().Rows.Where(row => row.Span == PeriodSpan.Month).GroupBy(row => row.Platform))
        {
            foreach (var (before, row) in months.Zip(months.Skip(1)).Where(pair => pair.First.To == pair.Second.From.AddDays(-1)))
            {
                row.Active.ShouldBe(before.Active - row.Dormant + row.New + row.Resurrected);
                before.Active.ShouldBe(row.Returning + row.Dormant);
            }
        }
    });

    [Fact]
    public void The_same_28_days_have_the_same_numbers_wherever_in_a_month_they_end()
    {
        var (first, last) = (Busy28Days("2026-03-01"), Busy28Days("2026-03-28"));

        first.ShouldBe(last);
        first.Questions.ShouldBe(27);
    }

    [Fact]
    public void Two_accounts_that_are_linked_have_the_numbers_of_one() => PropertyTests.ForAll(history =>
    {
        var facts = history.Facts
            .Where(fact => fact.Kind is ActivityKind.Message or ActivityKind.Joined)
            .Select(fact => fact with { Source = Source.Telegram }).ToList();
        if (facts.Select(fact => fact.Member).Distinct().Order().Take(2).ToList() is not [var one, var other])
            return;
        var merged = facts.Select(fact => fact with
        {
            Member = fact.Member == other ? one : fact.Member,
            Inviter = fact.Inviter == other ? one : fact.Inviter,
        });

        var link = IdentityLink.Between(Club.Id, one, other) with { Made = new(DateTimeOffset.UnixEpoch, "mod", null) };
        var linked = Told.Of(facts, new(Persons.Of([link], [])), history.Through, history.Zone);

        PeriodFigures.Of(linked).Lines().ShouldBe(PeriodFigures.Of(Told.Of(merged, new(), history.Through, history.Zone)).Lines());
    });

    [Fact]
    public void Months_are_the_calendars_also_in_a_leap_year_and_weeks_begin_on_Monday()
    {
        var figures = new Club().Writes("ann", "2028-02-01 10:00").Writes("ann", "2028-02-29 10:00").Writes("bob", "2028-03-01 10:00").Periods("2028-03-31");

        figures.Rows.Where(row => row.Span == PeriodSpan.Month).Select(row => (row.From, row.To, row.Contributions, row.Active, row.Dormant)).ShouldBe(
            [(new(2028, 2, 1), new(2028, 2, 29), 2, 1, 0), (new(2028, 3, 1), new(2028, 3, 31), 1, 1, 1)]);
        figures.Rows.Where(row => row.Span == PeriodSpan.Week).ShouldAllBe(row => row.From.DayOfWeek == DayOfWeek.Monday && row.To.DayOfWeek == DayOfWeek.Sunday);
    }

    [Fact]
    public void After_a_long_quiet_there_are_no_more_rows()
    {
        var figures = new Club().Writes("ann", "2026-01-01 10:00", ContentKind.Question).Periods("2026-12-31");

        figures.Rows.Max(row => row.To).ShouldBe(new(2026, 5, 1));
    }

    [Fact]
    public void A_community_without_an_event_has_no_rows() => new Club().Periods("2026-03-01").Rows.ShouldBeEmpty();

    private static PeriodMetric Busy28Days(string last)
    {
        var first = DateOnly.Parse(last, CultureInfo.InvariantCulture).AddDays(-27);
        var club = new Club();
        for (var i = 0; i < 28; i++)
            club.Asks("ann", $"{first.AddDays(i):yyyy-MM-dd} 10:00", id: $"q{i}").Answers("bob", $"{first.AddDays(i):yyyy-MM-dd} {11 + (i % 12)}:00", to: $"q{i}");
        return club.Periods(last).On(last) with { From = default, To = default };
    }
}
