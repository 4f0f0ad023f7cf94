using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Discord;

public sealed class DiscordReactionsTests
{
    [Theory]
    [InlineData("ADD", """{"id":null,"name":"🔥"}""", "+🔥")]
    [InlineData("REMOVE", """{"id":null,"name":"🔥"}""", "-🔥")]
    [InlineData("ADD", """{"id":"55","name":"partyparrot","animated":true}""", "+55")]
    [InlineData("ADD", """{"id":"55","name":null}""", "+55")]
    public async Task A_reaction_is_known_by_its_emoji_and_a_servers_own_by_its_id(string what, string emoji, string change) =>
        (await Dc.ToldAsync(Reaction(what, emoji))).ShouldBe($"8 reacted to {Dc.Chat}/100 {change}");

    [Fact]
    public async Task Who_reacts_is_named_where_Discord_says_who_it_is() =>
        (await Dc.ToldAsync(Reaction("ADD", """{"name":"🔥"}""", $$""","member":{"user":{{Dc.Bob}},"nick":"Bobby"}"""))).ShouldBe($"8@bob reacted to {Dc.Chat}/100 +🔥");

    [Fact]
    public async Task A_reaction_that_is_given_taken_back_and_given_again_is_three_events_however_often_each_comes()
    {
        await using var stage = Dc.Stage();
        string[] dispatches = [Reaction("ADD", """{"name":"🔥"}""", number: 1), Reaction("REMOVE", """{"name":"🔥"}""", number: 2), Reaction("ADD", """{"name":"🔥"}""", number: 3)];

        foreach (var dispatch in dispatches.Concat(dispatches))
            await stage.SendAsync("discord", "dc", Dc.Relayed(dispatch));

        stage.Bus.Events.Count().ShouldBe(3);
        stage.Bus.Events.ShouldAllBe(told => told.At == IngestStage.Now.AddMinutes(-1));
    }

    [Fact]
    public async Task The_same_number_in_another_session_is_another_event()
    {
        await using var stage = Dc.Stage();

        await stage.SendAsync("discord", "dc", Dc.Relayed(Reaction("ADD", """{"name":"🔥"}""")));
        await stage.SendAsync("discord", "dc", Dc.Relayed(Reaction("ADD", """{"name":"🔥"}""").Replace("s1", "s2", StringComparison.Ordinal)));

        stage.Bus.Events.Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_sender_that_says_no_session_is_told_apart_by_number_and_content()
    {
        await using var stage = Dc.Stage();
        string Bare(long number) => $$"""{"op":0,"t":"MESSAGE_REACTION_ADD","s":{{number}},"d":{"user_id":"8","channel_id":"1","message_id":"2","emoji":{"name":"🔥"} } }""";

        foreach (var number in new[] { 1, 1, 2 })
            await stage.SendAsync("discord", "dc", Dc.Relayed(Bare(number)));

        stage.Bus.Events.Count().ShouldBe(2);
        stage.Bus.Events.ShouldAllBe(told => told.At == IngestStage.Now);
    }

    [Fact]
    public async Task A_vote_is_an_answer_until_it_is_taken_back()
    {
        const string Vote = """{"user_id":"8","channel_id":"1","message_id":"2","answer_id":3}""";

        (await Dc.ToldAsync(Dc.Dispatch("MESSAGE_POLL_VOTE_ADD", Vote))).ShouldBe("8 answered 2: [3]");
        (await Dc.ToldAsync(Dc.Dispatch("MESSAGE_POLL_VOTE_REMOVE", Vote))).ShouldBe("8 answered 2: []");
    }

    [Fact]
    public async Task Who_is_in_a_voice_channel_and_mutes_comes_in_once_a_day()
    {
        await using var stage = Dc.Stage();
        string Voice(long number, string channel, string day) => Dc.Dispatch(
            "VOICE_STATE_UPDATE", $$"""{"user_id":"8","channel_id":{{channel}},"session_id":"v1","self_mute":{{(number % 2 == 0 ? "true" : "false")}}}""", number, $$""","session":"s1","at":"{{day}}T11:00:00Z" """);

        foreach (var dispatch in new[] { Voice(1, "\"5\"", "2026-07-31"), Voice(2, "\"5\"", "2026-07-31"), Voice(3, "null", "2026-07-31"), Voice(4, "\"6\"", "2026-07-31"), Voice(5, "\"5\"", "2026-08-01") })
            await stage.SendAsync("discord", "dc", Dc.Relayed(dispatch));

        stage.Bus.Events.OfType<VoiceJoined>().Select(told => $"{told.At:MM-dd} {told.Channel}").Order().ShouldBe(["07-31 5", "07-31 6", "08-01 5"]);
    }

    private static string Reaction(string what, string emoji, string more = "", long number = 1) => Dc.Dispatch(
        $"MESSAGE_REACTION_{what}", $$"""{"user_id":"8","channel_id":"{{Dc.Chat}}","message_id":"100","guild_id":"{{Dc.Guild}}","emoji":{{emoji}}{{more}}}""", number);
}
