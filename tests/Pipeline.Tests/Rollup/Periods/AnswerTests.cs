using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup.Periods;

/// <summary>Definition 8.</summary>
public sealed class AnswerTests
{
    private const int Hour = 60 * 60;

    [Fact]
    public void The_median_of_three_answers_is_the_second_and_of_eleven_the_sixth()
    {
        foreach (var (count, median) in new[] { (3, 2), (7, 4), (11, 6) })
        {
            var club = new Club();
            for (var i = 1; i <= count; i++)
                club.Asks($"m{i:d2}", "2026-03-01 10:00", id: $"q{i}").Answers("bob", $"2026-03-01 {10 + i}:00", to: $"q{i}");

            club.Periods("2026-03-02").On("2026-03-02").AnswerMedian.ShouldBe(median * Hour);
        }
    }

    [Fact]
    public void Nobody_answers_their_own_question_also_with_another_account_and_no_bot_does()
    {
        var row = new Club().IsBot("bot").AreOnePerson("ann", "zoe")
            .Asks("ann", "2026-03-01 10:00", id: "q")
            .Answers("ann", "2026-03-01 11:00", to: "q").Answers("zoe", "2026-03-01 12:00", to: "q").Answers("bot", "2026-03-01 13:00", to: "q")
            .Periods("2026-03-02").On("2026-03-02");

        (row.Questions, row.Unanswered, row.AnswerMedian).ShouldBe((1, 1, null));
    }

    [Theory]
    [InlineData("2026-03-02 09:59:59", 0)]
    [InlineData("2026-03-02 10:00", 1)]
    public void An_answer_after_24_hours_comes_too_late(string answeredAt, int unanswered)
    {
        var row = new Club().Asks("ann", "2026-03-01 10:00", id: "q").Answers("bob", answeredAt, to: "q").Periods("2026-03-02").On("2026-03-02");

        (row.Questions, row.Unanswered, row.AnsweredByMembers).ShouldBe((1, unanswered, 1 - unanswered));
    }

    [Fact]
    public void A_question_counts_once_its_24_hours_are_over()
    {
        var club = new Club().Asks("ann", "2026-03-08 10:00", id: "q").Answers("bob", "2026-03-08 11:00", to: "q");

        (club.Periods("2026-03-08").On("2026-03-08").Questions, club.Periods("2026-03-08").Week("2026-03-08").Questions).ShouldBe((0, null));
        (club.Periods("2026-03-09").On("2026-03-09").Questions, club.Periods("2026-03-09").Week("2026-03-08").Questions).ShouldBe((1, 1));
    }

    // In Berlin the clock comes back by an hour on 25 October: noon to noon is 25 hours.
    [Theory]
    [InlineData("2026-10-25 10:59:59", 0)]
    [InlineData("2026-10-25 11:00", 1)]
    public void Twenty_four_hours_are_that_also_over_a_day_of_25(string answeredAt, int unanswered)
    {
        var row = new Club("Europe/Berlin").Asks("ann", "2026-10-24 12:00", id: "q").Answers("bob", answeredAt, to: "q")
            .Periods("2026-10-25").On("2026-10-25");

        (row.Questions, row.Unanswered).ShouldBe((1, unanswered));
    }

    [Fact]
    public void Staff_and_members_answers_are_told_apart_by_who_was_first()
    {
        var row = new Club().NeverCounts("eve")
            .Asks("ann", "2026-03-01 10:00", id: "1").Answers("eve", "2026-03-01 11:00", to: "1").Answers("bob", "2026-03-01 13:00", to: "1")
            .Asks("ann", "2026-03-01 10:00:01", id: "2").Answers("bob", "2026-03-01 12:00:01", to: "2")
            .Asks("ann", "2026-03-01 10:00:02", id: "3").Answers("eve", "2026-03-01 11:00:02", to: "3")
            .Asks("eve", "2026-03-01 10:00:03", id: "4").Answers("bob", "2026-03-01 11:00:03", to: "4")
            .Periods("2026-03-02").On("2026-03-02");

        (row.Questions, row.AnsweredByStaff, row.AnsweredByMembers, row.Unanswered).ShouldBe((3, 2, 1, 0));
        (row.AnswerMedian, row.StaffAnswerMedian, row.MemberAnswerMedian).ShouldBe((Hour, Hour, 3 * Hour));
    }

    [Fact]
    public void Questions_without_an_answer_are_waited_for_and_not_left_out()
    {
        var row = new Club()
            .Asks("ann", "2026-03-01 10:00", id: "1").Answers("bob", "2026-03-01 11:00", to: "1")
            .Asks("ann", "2026-03-01 10:01", id: "2").Asks("ann", "2026-03-01 10:02", id: "3")
            .Periods("2026-03-02").On("2026-03-02");

        (row.AnswerMedian, row.AnswerP90).ShouldBe((null, null));
    }

    [Fact]
    public void A_withdrawn_answer_is_none_and_a_withdrawn_question_needs_none()
    {
        var club = new Club().Asks("ann", "2026-03-01 10:00", id: "1").Asks("ann", "2026-03-01 10:01", id: "2");
        club.WritesAnd("bob", "2026-03-01 11:00", fact => fact with { ReplyTo = new("1"), RemovedAt = fact.At });
        club.WritesAnd("cem", "2026-03-01 10:02", fact => fact with { Content = ContentKind.Question, DeletedAt = fact.At });

        var row = club.Periods("2026-03-02").On("2026-03-02");

        (row.Questions, row.Unanswered).ShouldBe((2, 2));
    }

    [Fact]
    public void An_answer_that_bears_an_earlier_time_than_its_question_took_no_time()
    {
        var row = new Club().Asks("ann", "2026-03-01 10:00", id: "q").Answers("bob", "2026-03-01 09:59", to: "q").Periods("2026-03-02").On("2026-03-02");

        (row.Unanswered, row.AnswerMedian).ShouldBe((0, 0));
    }

    [Fact]
    public void A_platform_that_cannot_tell_answers_has_no_questions_here_and_does_not_spoil_those_of_others()
    {
        var figures = new Club()
            .Asks("ann", "2026-03-01 10:00", id: "1", source: Source.Gitter).Asks("bob", "2026-03-01 10:00", id: "2")
            .Periods("2026-03-02");

        figures.On("2026-03-02").Questions.ShouldBe(1);
        figures.On("2026-03-02", Source.Telegram).Questions.ShouldBe(1);
        (figures.On("2026-03-02", Source.Gitter).Questions, figures.On("2026-03-02", Source.Gitter).Unanswered).ShouldBe((null, null));
    }

    [Fact]
    public void A_member_who_becomes_staff_answers_as_staff_from_that_day_on()
    {
        var row = new Club()
            .Asks("ann", "2026-03-01 10:00", id: "1").Answers("bob", "2026-03-01 11:00", to: "1").BecomesStaff("bob", "2026-03-02 08:00")
            .Asks("ann", "2026-03-02 10:00", id: "2").Answers("bob", "2026-03-02 11:00", to: "2")
            .Periods("2026-03-03").On("2026-03-03");

        (row.AnsweredByMembers, row.AnsweredByStaff).ShouldBe((1, 1));
    }
}

internal static class Questions
{
    public static Club Asks(this Club club, string who, string at, string id, Source source = Source.Telegram) =>
        club.Writes(who, at, ContentKind.Question, id: id, source: source);
}
