using Pipeline.Relay.Sessions;
using Pipeline.Tests.Ingest.Support;
using Pipeline.Tests.Relay.Support;

namespace Pipeline.Tests.Relay;

public sealed class RelayLoopTests
{
    [Fact]
    public async Task A_message_goes_from_the_Gateway_to_ingestion_as_it_was_written()
    {
        await using var relay = await RelayRun.StartAsync();
        var gateway = await relay.Discord.ConnectionAsync();

        var identify = await gateway.BeginAsync();
        await gateway.MessageAsync(2, "héllo 🔥 <b>\\n");

        var posted = await relay.PassUntilAsync(relay.Ingest.DispatchAsync());
        ((string?)posted["d"]!["content"]).ShouldBe("héllo 🔥 <b>\n");
        ((string?)posted["t"], (long)posted["s"]!, (string?)posted["session"]).ShouldBe(("MESSAGE_CREATE", 2, "s1"));
        await using var stage = Dc.Stage();
        Told.By(stage.Read("dc", Dc.Relayed(posted.ToJsonString()))).ShouldBe("7@ann posted 5/2 'héllo 🔥 <b>\n'");
        ((string?)identify["d"]!["token"], (int)identify["d"]!["intents"]!).ShouldBe((FakeDiscord.Token, (int)GatewayIntents.All));
        identify["d"]!["shard"]!.ToJsonString().ShouldBe("[0,1]");
    }

    [Fact]
    public async Task Only_what_ingestion_reads_is_posted_and_nothing_that_holds_a_token()
    {
        await using var relay = await RelayRun.StartAsync();
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();

        await gateway.DispatchAsync("INTERACTION_CREATE", 2, """{"token":"private"}""");
        await gateway.DispatchAsync("VOICE_SERVER_UPDATE", 3, """{"token":"private"}""");
        await gateway.DispatchAsync("GUILD_CREATE", 4, """{"id":"6","voice_states":[{"user_id":"7","channel_id":"5"}]}""");
        await gateway.DispatchAsync("VOICE_STATE_UPDATE", 5, """{"guild_id":"6","user_id":"7","channel_id":"5","self_mute":true}""");
        await gateway.DispatchAsync("VOICE_STATE_UPDATE", 6, """{"guild_id":"6","user_id":"8","channel_id":"5"}""");

        ((long)(await relay.PassUntilAsync(relay.Ingest.DispatchAsync()))["s"]!).ShouldBe(6);
    }

    [Fact]
    public async Task Who_has_a_role_in_a_server_is_asked_for_and_posted()
    {
        await using var relay = await RelayRun.StartAsync();
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();

        await gateway.DispatchAsync("GUILD_CREATE", 2, """{"id":"6"}""");
        (await gateway.ReadAsync()).ToJsonString().ShouldBe("""{"op":8,"d":{"guild_id":"6","query":"","limit":0}}""");
        await gateway.DispatchAsync("GUILD_MEMBERS_CHUNK", 3, """{"guild_id":"6","members":[{"user":{"id":"7"},"roles":[]},{"user":{"id":"8"},"nick":"Bo","roles":["1"],"avatar":"x"},{"user":{"id":"9"}}],"chunk_index":0}""");

        (await relay.PassUntilAsync(relay.Ingest.DispatchAsync()))["d"]!.ToJsonString().ShouldBe("""{"guild_id":"6","members":[{"user":{"id":"8"},"roles":["1"],"nick":"Bo"}]}""");
    }

    [Fact]
    public async Task A_heartbeat_that_is_not_answered_ends_the_connection_and_the_session_is_resumed()
    {
        await using var relay = await RelayRun.StartAsync();
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();
        await gateway.MessageAsync(2);
        await relay.PassUntilAsync(relay.Ingest.DispatchAsync());

        var beat = await relay.PassUntilAsync(gateway.ReadAsync());
        var next = await relay.PassUntilAsync(relay.Discord.ConnectionAsync());

        beat.ToJsonString().ShouldBe("""{"op":1,"d":2}""");
        (await gateway.LeftAsync()).ShouldBeNull("A code would end the session.");
        next.Path.ShouldBe("resume");
        await next.HelloAsync();
        (await next.ReadAsync()).ToJsonString().ShouldBe($$"""{"op":6,"d":{"token":"{{FakeDiscord.Token}}","session_id":"s1","seq":2} }""".Replace("} }", "}}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Heartbeats_that_are_answered_go_on_and_one_that_is_asked_for_comes_at_once()
    {
        await using var relay = await RelayRun.StartAsync();
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();

        for (var i = 0; i < 3; i++)
        {
            ((int)(await relay.PassUntilAsync(gateway.ReadAsync()))["op"]!).ShouldBe(1);
            await gateway.SendAsync("""{"op":11}""");
        }

        await gateway.SendAsync("""{"op":1,"d":null}""");
        ((long)(await gateway.ReadAsync())["d"]!).ShouldBe(1);
    }

    [Fact]
    public async Task What_was_missed_is_replayed_and_what_came_twice_is_posted_once()
    {
        await using var relay = await RelayRun.StartAsync();
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();
        await gateway.MessageAsync(2);
        await gateway.MessageAsync(4);
        await gateway.MessageAsync(3);
        await relay.PassUntilAsync(relay.Ingest.DispatchAsync());
        gateway.Break();

        var next = await relay.PassUntilAsync(relay.Discord.ConnectionAsync());
        await next.HelloAsync();
        ((long)(await next.ReadAsync())["d"]!["seq"]!).ShouldBe(4);
        foreach (var number in new[] { 4, 3, 5 })
            await next.MessageAsync(number);
        await next.DispatchAsync("RESUMED", 6, "{}");
        await next.MessageAsync(7);

        var numbers = new List<long>();
        while (numbers.Count < 4)
            numbers.Add((long)(await relay.PassUntilAsync(relay.Ingest.DispatchAsync()))["s"]!);
        numbers.ShouldBe([4, 3, 5, 7]);
    }

    [Theory]
    [InlineData("""{"op":7,"d":null}""", "resume", 6)]
    [InlineData("""{"op":9,"d":true}""", "resume", 6)]
    [InlineData("""{"op":9,"d":false}""", "gateway", 2)]
    [InlineData("no json", "resume", 6)]
    [InlineData("""{"op":10,"d":{} }""", "resume", 6)]
    public async Task Whatever_ends_a_connection_another_is_made_with_the_session_or_without(string frame, string path, int opcode)
    {
        await using var relay = await RelayRun.StartAsync();
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();

        await gateway.SendAsync(frame);

        var next = await relay.PassUntilAsync(relay.Discord.ConnectionAsync());
        next.Path.ShouldBe(path);
        await next.HelloAsync();
        ((int)(await next.ReadAsync())["op"]!).ShouldBe(opcode);
    }

    [Fact]
    public async Task A_session_that_Discord_does_not_resume_is_begun_anew()
    {
        await using var relay = await RelayRun.StartAsync();
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();
        await gateway.CloseAsync(4000);
        var refused = await relay.PassUntilAsync(relay.Discord.ConnectionAsync());
        await refused.HelloAsync();
        ((int)(await refused.ReadAsync())["op"]!).ShouldBe(6);

        await refused.SendAsync("""{"op":9,"d":false}""");

        var next = await relay.PassUntilAsync(relay.Discord.ConnectionAsync());
        await next.BeginAsync("s2");
        await next.MessageAsync(2);
        ((string?)(await relay.PassUntilAsync(relay.Ingest.DispatchAsync()))["session"]).ShouldBe("s2");
    }

    [Theory]
    [InlineData(4000, 6)]
    [InlineData(4003, 6)]
    [InlineData(4007, 2)]
    [InlineData(4008, 6)]
    [InlineData(4009, 2)]
    [InlineData(1001, 6)]
    public async Task A_connection_that_is_closed_in_the_middle_is_made_again(int code, int opcode)
    {
        await using var relay = await RelayRun.StartAsync();
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();

        await gateway.CloseAsync(code);

        var next = await relay.PassUntilAsync(relay.Discord.ConnectionAsync());
        await next.HelloAsync();
        ((int)(await next.ReadAsync())["op"]!).ShouldBe(opcode);
    }

    [Theory]
    [InlineData(4004)]
    [InlineData(4010)]
    [InlineData(4011)]
    [InlineData(4012)]
    [InlineData(4013)]
    [InlineData(4014)]
    public async Task A_code_that_only_a_person_can_mend_ends_the_relay_with_what_to_do(int code)
    {
        await using var relay = await RelayRun.StartAsync();
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.HelloAsync();
        await gateway.ReadAsync();

        await gateway.CloseAsync(code);

        (await relay.Ended).ShouldBe(CloseCode.Of(code).Remedy);
    }

    [Fact]
    public async Task A_token_that_Discord_refuses_ends_the_relay_before_it_connects()
    {
        await using var relay = await RelayRun.StartAsync(run => run.Options.BotToken = "wrong");

        (await relay.Ended)!.ShouldContain("Relay:BotToken");
        relay.Log.Lines.ShouldAllBe(line => !line.Contains("wrong"));
    }

    [Fact]
    public async Task A_greeting_that_does_not_come_is_not_waited_for_for_ever()
    {
        await using var relay = await RelayRun.StartAsync();
        var silent = await relay.Discord.ConnectionAsync();

        var next = await relay.PassUntilAsync(relay.Discord.ConnectionAsync());

        await next.BeginAsync();
        await silent.LeftAsync();
    }

    [Fact]
    public async Task No_session_begins_while_Discord_allows_none()
    {
        await using var relay = await RelayRun.StartAsync(run => run.Discord.Remaining = 0);
        var connection = relay.Discord.ConnectionAsync();
        var began = relay.Clock.GetUtcNow();
        await relay.PassUntilAsync(relay.Discord.AskedAsync(times: 3));
        connection.IsCompleted.ShouldBeFalse();

        relay.Discord.Remaining = 1;

        await relay.PassUntilAsync(connection);
        (relay.Clock.GetUtcNow() - began).ShouldBeGreaterThan(TimeSpan.FromMinutes(1));
        relay.Log.Lines.ShouldContain(line => line.Contains("lets no further session begin"));
    }

    [Fact]
    public async Task A_join_says_which_invite_was_used_where_that_can_be_seen()
    {
        await using var relay = await RelayRun.StartAsync(run => run.Discord.Invites["6"] = """[{"code":"a","uses":1,"inviter":{"id":"9"}},{"code":"b","uses":5}]""");
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();
        await gateway.DispatchAsync("GUILD_CREATE", 2, """{"id":"6"}""");
        await gateway.MessageAsync(3);
        await relay.PassUntilAsync(relay.Ingest.DispatchAsync());

        relay.Discord.Invites["6"] = """[{"code":"a","uses":2,"inviter":{"id":"9"}},{"code":"b","uses":5}]""";
        await gateway.DispatchAsync("GUILD_MEMBER_ADD", 4, """{"guild_id":"6","user":{"id":"8"},"joined_at":"2026-08-01T11:59:30Z"}""");
        var seen = await relay.PassUntilAsync(relay.Ingest.DispatchAsync());
        relay.Discord.Invites.Remove("6");
        await gateway.DispatchAsync("GUILD_MEMBER_ADD", 5, """{"guild_id":"6","user":{"id":"9"},"joined_at":"2026-08-01T11:59:40Z"}""");
        var unseen = await relay.PassUntilAsync(relay.Ingest.DispatchAsync());

        seen["invite"]!.ToJsonString().ShouldBe("""{"code":"a","inviter":{"id":"9"}}""");
        unseen["invite"].ShouldBeNull();
        relay.Log.Lines.ShouldContain(line => line.Contains("Manage Server"));
    }

    [Fact]
    public async Task An_invite_that_is_gone_before_its_last_user_is_told_was_used_and_one_that_was_taken_back_was_not()
    {
        await using var relay = await RelayRun.StartAsync(run => run.Discord.Invites["6"] = """[{"code":"last","uses":0,"max_uses":1},{"code":"back","uses":0,"max_uses":9}]""");
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();
        await gateway.DispatchAsync("GUILD_CREATE", 2, """{"id":"6"}""");
        await gateway.DispatchAsync("INVITE_CREATE", 3, """{"guild_id":"6","code":"new","uses":0,"max_uses":1}""");
        foreach (var (code, number) in new[] { ("back", 4), ("last", 5) })
            await gateway.DispatchAsync("INVITE_DELETE", number, $$"""{"guild_id":"6","code":"{{code}}"}""");
        for (var i = 0; i < 3; i++)
            await relay.PassUntilAsync(relay.Ingest.DispatchAsync());

        relay.Discord.Invites["6"] = """[{"code":"new","uses":0,"max_uses":1}]""";
        await gateway.DispatchAsync("GUILD_MEMBER_ADD", 6, """{"guild_id":"6","user":{"id":"8"},"joined_at":"2026-08-01T11:59:30Z"}""");
        var first = await relay.PassUntilAsync(relay.Ingest.DispatchAsync());
        relay.Discord.Invites["6"] = "[]";
        await gateway.DispatchAsync("GUILD_MEMBER_ADD", 7, """{"guild_id":"6","user":{"id":"9"},"joined_at":"2026-08-01T11:59:40Z"}""");
        var second = await relay.PassUntilAsync(relay.Ingest.DispatchAsync());

        ((string?)first["invite"]?["code"], (string?)second["invite"]?["code"]).ShouldBe(("last", "new"));
    }
}
