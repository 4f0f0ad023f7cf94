using Pipeline.Model;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup;

/// <summary>Who answered, reacted to and brought whom, from facts through packed sheets.</summary>
public sealed class InteractionsTests
{
    [Fact]
    public void An_answer_and_a_reaction_find_the_message_that_they_are_to_also_days_later()
    {
        var told = new Club()
            .Writes("ann", "2026-03-01 10:00", ContentKind.Question, id: "q")
            .Answers("bob", "2026-03-03 11:00", to: "q").Reacts("cem", "2026-03-04 12:00", to: "q")
            .Tell("2026-03-05");

        told.Messages().ShouldBe(["ann starts", "bob to ann"]);
        told.Reactions().ShouldBe(["cem to ann"]);
        told.Interactions.Messages[0].Content.ShouldBe(ContentKind.Question);
    }

    [Fact]
    public void An_answer_that_bears_an_earlier_time_than_its_question_finds_it_all_the_same()
    {
        var told = new Club().Answers("bob", "2026-03-01 23:59", to: "q").Writes("ann", "2026-03-02 00:00", id: "q").Tell("2026-03-02");

        told.Messages().ShouldBe(["bob to ann", "ann starts"]);
    }

    [Fact]
    public void What_was_said_to_a_message_that_was_withdrawn_is_said_to_nobody_and_starts_nothing()
    {
        var told = new Club()
            .WritesAnd("ann", "2026-03-01 10:00", fact => fact with { Message = new("q"), DeletedAt = fact.At.AddDays(3) })
            .Answers("bob", "2026-03-01 11:00", to: "q").Reacts("cem", "2026-03-01 12:00", to: "q")
            .Tell("2026-03-01");

        told.Messages().ShouldBe(["bob"]);
        told.Reactions().ShouldBe(["cem to nobody"]);
    }

    [Fact]
    public void A_message_of_the_same_id_in_another_channel_or_on_another_platform_is_another()
    {
        var told = new Club()
            .WritesAnd("ann", "2026-03-01 10:00", fact => fact with { Message = new("1"), Channel = new("other") })
            .Writes("bob", "2026-03-01 10:01", id: "1", source: Source.Slack)
            .Answers("cem", "2026-03-01 10:02", to: "1")
            .Tell("2026-03-01");

        told.Messages().ShouldBe(["ann starts", "bob starts", "cem"]);
    }

    [Fact]
    public void Bots_are_not_there_and_staff_are_marked_on_the_days_that_ended_in_it()
    {
        var told = new Club().IsBot("bot").NeverCounts("eve").BecomesStaff("ann", "2026-03-02 18:00")
            .Writes("bot", "2026-03-01 09:00", id: "b").Answers("eve", "2026-03-01 10:00", to: "b").Writes("ann", "2026-03-01 11:00")
            .Writes("ann", "2026-03-02 10:00").JoinsBy("bob", "2026-03-02 11:00", inviter: "bot")
            .Tell("2026-03-02");

        told.Messages().ShouldBe(["eve as staff", "ann starts", "ann starts as staff"]);
        told.Joins().ShouldBe(["bob by nobody Exact on day 1"]);
    }

    [Fact]
    public void Linked_accounts_are_one_person_who_cannot_answer_themselves()
    {
        var told = new Club().AreOnePerson("ann", "zoe")
            .Writes("ann", "2026-03-01 10:00", id: "q").Answers("zoe", "2026-03-01 11:00", to: "q").Reacts("zoe", "2026-03-01 12:00", to: "q")
            .JoinsBy("zoe", "2026-03-01 09:00", inviter: "ann")
            .Tell("2026-03-01");

        told.Messages().ShouldBe(["ann starts", "ann to ann"]);
        told.Interactions.IsToAnother(told.Interactions.Messages[1]).ShouldBeFalse();
        told.Interactions.IsToAnother(told.Interactions.Reactions[0]).ShouldBeFalse();
        told.Interactions.Joins[0].Inviter.ShouldBe(told.Interactions.Joins[0].Member);
    }

    [Fact]
    public void A_thread_is_started_by_its_first_message_and_what_follows_answers_that()
    {
        var told = new Club()
            .WritesInThread("ann", "2026-03-01 10:00", thread: "t").WritesInThread("bob", "2026-03-02 10:00", thread: "t")
            .Tell("2026-03-02");

        told.Messages().ShouldBe(["ann starts", "bob to ann"]);
    }

    [Fact]
    public void A_topic_on_Telegram_is_a_room_in_which_nobody_answers_its_opener()
    {
        var told = new Club()
            .WritesInThread("ann", "2026-03-01 10:00", thread: "t", source: Source.Telegram)
            .WritesInThread("bob", "2026-03-02 10:00", thread: "t", source: Source.Telegram)
            .Tell("2026-03-02");

        told.Messages().ShouldBe(["ann starts", "bob"]);
    }

    [Fact]
    public void Reactions_are_what_stood_when_their_day_ended_each_emoji_its_own()
    {
        var told = new Club().Writes("ann", "2026-03-01 09:00", id: "m")
            .Reacts("bob", "2026-03-01 10:00", to: "m").Reacts("bob", "2026-03-01 10:00", to: "m", emoji: "heart")
            .Reacts("cem", "2026-03-01 10:30", to: "m").TakesBack("cem", "2026-03-01 11:00", from: "m")
            .Tell("2026-03-01");

        told.Reactions().ShouldBe(["bob to ann", "bob to ann"]);
    }

    [Fact]
    public void Joins_say_who_brought_whom_and_how_that_is_known()
    {
        var told = new Club()
            .JoinsBy("bob", "2026-03-01 10:00", inviter: "ann", Attribution.Declared).Joins("cem", "2026-03-02 10:00").Leaves("bob", "2026-03-03 10:00")
            .Tell("2026-03-03");

        told.Joins().ShouldBe(["bob by ann Declared on day 0", "cem by nobody Unknown on day 1"]);
        told.Interactions.Leaves.Length.ShouldBe(1);
    }

    [Theory]
    [InlineData("ann", "zoe")]
    [InlineData("zoe", "ann")]
    public void Of_two_joinings_at_one_instant_the_one_with_the_better_known_inviter_comes_first(string unknown, string known)
    {
        var told = new Club().AreOnePerson("ann", "zoe")
            .Joins(unknown, "2026-03-01 10:00").JoinsBy(known, "2026-03-01 10:00", inviter: "bob", Attribution.Inferred)
            .Tell("2026-03-01");

        told.Joins().ShouldBe(["ann by bob Inferred on day 0", "ann by nobody Unknown on day 0"]);
    }

    [Fact]
    public void One_platform_has_its_own_messages_and_finds_among_them()
    {
        var told = new Club()
            .Writes("ann", "2026-03-01 10:00", id: "t").Writes("bob", "2026-03-01 11:00", id: "s", source: Source.Slack)
            .Answers("cem", "2026-03-01 12:00", to: "s", source: Source.Slack).Reacts("dan", "2026-03-01 13:00", to: "s", source: Source.Slack)
            .Tell("2026-03-01");

        var slack = told.Interactions.On(Source.Slack);

        told.Messages(slack).ShouldBe(["bob starts", "cem to bob"]);
        slack.Reactions[0].Target.ShouldBe(0);
    }

    [Fact]
    public void Days_follow_the_communitys_clock_and_only_closed_ones_are_told()
    {
        var told = new Club("Europe/Berlin")
            .Writes("ann", "2026-03-28 23:59").Writes("ann", "2026-03-29 00:00").Writes("ann", "2026-03-29 23:59").Writes("ann", "2026-03-30 00:00")
            .Tell("2026-03-29");

        told.Interactions.Messages.ToArray().Select(message => message.Day).ShouldBe([0, 1, 1]);
    }
}
