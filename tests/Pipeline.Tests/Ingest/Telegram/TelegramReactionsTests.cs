using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Telegram;

public sealed class TelegramReactionsTests
{
    private const string Up = """{"type":"emoji","emoji":"👍"}""";
    private const string Fire = """{"type":"emoji","emoji":"🔥"}""";
    private const string Custom = """{"type":"custom_emoji","custom_emoji_id":"5368324170671202286"}""";
    private const string Paid = """{"type":"paid"}""";

    [Theory]
    [InlineData("", Up, "7@ann reacted to -1001/100 +👍")]
    [InlineData(Up, "", "7@ann reacted to -1001/100 -👍")]
    [InlineData(Up, Fire, "7@ann reacted to -1001/100 +🔥 -👍")]
    [InlineData(Up, Up + "," + Fire, "7@ann reacted to -1001/100 +🔥")]
    [InlineData("", Custom + "," + Paid, "7@ann reacted to -1001/100 +5368324170671202286 +paid")]
    [InlineData(Up, Up, "not used: message_reaction/unchanged")]
    public async Task A_change_of_reactions_is_what_came_and_what_went(string before, string after, string told) =>
        (await Tg.ToldAsync(Tg.Reaction(before, after))).ShouldBe(told);

    [Fact]
    public async Task A_chat_that_reacts_is_counted_for_nobody() =>
        (await Tg.ToldAsync(Tg.Reaction("", Up, who: $"\"actor_chat\":{Tg.Group}"))).ShouldBe("-1001(bot) reacted to -1001/100 +👍");

    [Fact]
    public async Task Anonymous_reactions_are_a_total_of_all_kinds()
    {
        var told = await Tg.ToldAsync(Tg.Of("message_reaction_count", $$"""
            {"chat":{{Tg.News}},"message_id":88,"date":1785000000,"reactions":[{"type":{{Up}},"total_count":14},{"type":{{Paid}},"total_count":50}]}
            """));

        told.ShouldBe("-1002/88 has 64 reactions");
    }

    [Fact]
    public async Task Totals_that_nobody_can_have_counted_are_kept_and_not_believed()
    {
        await using var stage = A.TelegramStage();

        await stage.SendAsync("telegram", "tg", Tg.Of("message_reaction_count", $$"""
            {"chat":{{Tg.News}},"message_id":88,"date":1785000000,"reactions":[{"type":{{Up}},"total_count":2147483647},{"type":{{Paid}},"total_count":1}]}
            """));

        stage.Bus.PublishedCount.ShouldBe(0);
        (await stage.QuarantinedAsync("tg")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_answer_to_a_poll_has_its_options_and_one_that_is_taken_back_has_none()
    {
        (await Tg.ToldAsync(Tg.Of("poll_answer", $$"""{"poll_id":"p1","user":{{Tg.Ann}},"option_ids":[0,2],"option_persistent_ids":["a","c"]}""")))
            .ShouldBe("7@ann answered p1: [0,2]");
        (await Tg.ToldAsync(Tg.Of("poll_answer", $$"""{"poll_id":"p1","user":{{Tg.Ann}},"option_ids":[]}"""))).ShouldBe("7@ann answered p1: []");
    }

    [Fact]
    public async Task A_chat_that_votes_is_nobody_even_with_the_bot_that_stands_for_it()
    {
        const string Standing = """{"id":136817688,"is_bot":true,"first_name":"Channel"}""";

        (await Tg.ToldAsync(Tg.Of("poll_answer", $$"""{"poll_id":"p1","voter_chat":{{Tg.News}},"user":{{Standing}},"option_ids":[0]}""")))
            .ShouldBe("not used: poll_answer/anonymous");
    }

    [Fact]
    public async Task An_answer_names_no_chat_so_it_needs_a_connection_with_one_community()
    {
        await using var stage = IngestStage.With(("tg:Source", "telegram"), ("tg:Secrets:0", A.TelegramSecret), ("tg:Channels:-1001", "vip"));

        Told.By(stage.Read("tg", Tg.Of("poll_answer", $$"""{"poll_id":"p1","user":{{Tg.Ann}},"option_ids":[0]}""")))
            .ShouldBe("not used: poll_answer/unconnected_chat");
    }

    [Fact]
    public async Task Telegram_says_no_time_of_an_answer_so_it_is_of_when_it_came()
    {
        await using var stage = A.TelegramStage();

        var answered = stage.Read("tg", Tg.Of("poll_answer", $$"""{"poll_id":"p1","user":{{Tg.Ann}},"option_ids":[0]}""")).Events.Single();

        answered.ShouldBeOfType<PollAnswered>().At.ShouldBe(IngestStage.Now);
    }
}
