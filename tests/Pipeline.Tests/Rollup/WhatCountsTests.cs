using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup;

/// <summary>What is an act, and of what kind.</summary>
public sealed class WhatCountsTests
{
    private const string Day = "2026-03-01";

    [Fact]
    public void A_message_a_reaction_an_answer_and_a_voice_join_are_activity_and_joining_alone_is_none()
    {
        var row = On(new Club()
            .Writes("ann", "2026-03-01 10:00").Reacts("bob", "2026-03-01 10:00").Votes("cem", "2026-03-01 10:00", "1")
            .Speaks("dan", "2026-03-01 10:00").Joins("eve", "2026-03-01 10:00"));

        (row.Active, row.New, row.Present).ShouldBe((4, 4, 5));
        (row.Messages, row.Reactions, row.PollAnswers, row.VoiceJoins).ShouldBe((1, 1, 1, 1));
    }

    [Fact]
    public void Reactions_comments_questions_and_insights_are_engagement_and_small_talk_is_none()
    {
        var row = On(new Club()
            .Reacts("ann", "2026-03-01 10:00").Writes("bob", "2026-03-01 10:00", isReply: true)
            .Writes("cem", "2026-03-01 10:00", ContentKind.Question).Writes("dan", "2026-03-01 10:00", ContentKind.Guide)
            .Writes("eve", "2026-03-01 10:00", ContentKind.Tip).Writes("fay", "2026-03-01 10:00", ContentKind.Discussion)
            .Writes("gil", "2026-03-01 10:00").Writes("hal", "2026-03-01 10:00", ContentKind.Feedback)
            .Writes("ian", "2026-03-01 10:00", ContentKind.Recommendation).Writes("joe", "2026-03-01 10:00", ContentKind.Win)
            .Votes("kim", "2026-03-01 10:00", "1").Speaks("lea", "2026-03-01 10:00"));

        (row.Engaged, row.Actions, row.Active).ShouldBe((6, 6, 12));
        (row.Comments, row.Questions, row.Guides, row.Tips, row.Discussions, row.Insights).ShouldBe((1, 1, 1, 1, 1, 3));
        (row.Feedback, row.Recommendations, row.Wins, row.Messages).ShouldBe((1, 1, 1, 9));
    }

    [Fact]
    public void A_comment_that_asks_is_one_action()
    {
        var row = On(new Club().Writes("ann", "2026-03-01 10:00", ContentKind.Question, isReply: true));

        (row.Actions, row.Comments, row.Questions, row.Messages).ShouldBe((1, 1, 1, 1));
    }

    [Fact]
    public void A_reaction_added_and_taken_back_on_one_day_never_was()
    {
        var row = On(new Club().Joins("ann", "2026-03-01 09:00").Reacts("ann", "2026-03-01 10:00").TakesBack("ann", "2026-03-01 11:00"));

        (row.Reactions, row.Active, row.Engaged).ShouldBe((0, 0, 0));
    }

    [Fact]
    public void A_reaction_taken_back_on_a_later_day_was()
    {
        var figures = new Club().Reacts("ann", "2026-03-01 23:59").TakesBack("ann", "2026-03-02 00:01").Through("2026-03-02");

        (figures.On("2026-03-01").Reactions, figures.On("2026-03-01").Active).ShouldBe((1, 1));
        (figures.On("2026-03-02").Reactions, figures.On("2026-03-02").Active).ShouldBe((0, 0));
    }

    [Fact]
    public void A_reaction_that_comes_and_goes_and_comes_again_is_one_and_each_emoji_is_its_own()
    {
        var row = On(new Club()
            .Reacts("ann", "2026-03-01 10:00").TakesBack("ann", "2026-03-01 11:00").Reacts("ann", "2026-03-01 12:00")
            .Reacts("ann", "2026-03-01 10:00", emoji: "heart").Reacts("ann", "2026-03-01 10:00", to: "other"));

        row.Reactions.ShouldBe(3);
    }

    [Fact]
    public void A_reaction_that_was_reported_twice_is_one()
    {
        var row = On(new Club().Reacts("ann", "2026-03-01 10:00").Reacts("ann", "2026-03-01 10:00"));

        row.Reactions.ShouldBe(1);
    }

    [Fact]
    public void An_answer_that_was_changed_is_one_and_one_that_was_taken_back_is_none()
    {
        var row = On(new Club()
            .Votes("ann", "2026-03-01 10:00", "1").Votes("ann", "2026-03-01 11:00", "2")
            .Votes("bob", "2026-03-01 10:00", "1").Votes("bob", "2026-03-01 11:00"));

        (row.PollAnswers, row.Active).ShouldBe((1, 1));
    }

    [Fact]
    public void Messages_that_were_deleted_or_removed_do_not_count_and_restored_ones_do()
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
        var row = On(new Club()
            .WritesAnd("ann", "2026-03-01 10:00", fact => fact with { DeletedAt = at })
            .WritesAnd("bob", "2026-03-01 10:00", fact => fact with { RemovedAt = at })
            .WritesAnd("cem", "2026-03-01 10:00", fact => fact with { RemovedAt = at, RestoredAt = at.AddDays(3) })
            .WritesAnd("dan", "2026-03-01 10:00", fact => fact with { RemovedAt = at, RestoredAt = at.AddDays(3), DeletedAt = at.AddDays(4) }));

        (row.Messages, row.Active, row.Present).ShouldBe((1, 1, 1));
    }

    [Fact]
    public void An_edit_is_no_new_event()
    {
        var figures = new Club().Writes("ann", "2026-03-01 10:00").Edits("ann", "2026-03-01 11:00").Edits("ann", "2026-03-02 11:00").Through("2026-03-02");

        (figures.On("2026-03-01").Messages, figures.On("2026-03-01").Actions).ShouldBe((1, 0));
        (figures.On("2026-03-02").Messages, figures.On("2026-03-02").Active).ShouldBe((0, 0));
    }

    [Fact]
    public void A_sheet_says_how_many_facts_count()
    {
        var club = new Club()
            .Writes("ann", "2026-03-01 10:00").Edits("ann", "2026-03-01 11:00").Joins("bob", "2026-03-01 09:00")
            .WritesAnd("bob", "2026-03-01 10:00", fact => fact with { DeletedAt = fact.At });

        Figures.Sheets(club.Facts, club.Zone).Single().Facts.ShouldBe(2);
    }

    private static Metric On(Club club) => club.Through(Day).On(Day);
}
