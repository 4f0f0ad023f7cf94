using Pipeline.Tests.Relay.Support;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Relay;

public sealed class PostDispatchesTests
{
    [Theory]
    [InlineData(503, "503")]
    [InlineData(500, "500")]
    [InlineData(429, "429")]
    [InlineData(404, "Relay:IngestUrl")]
    [InlineData(401, "Relay:Secret")]
    public async Task What_is_not_taken_is_kept_and_comes_in_its_order_once_it_is(int status, string said)
    {
        await using var relay = await RelayRun.StartAsync(run => run.Ingest.Answer = status);
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();
        for (var number = 2; number <= 301; number++)
            await gateway.MessageAsync(number);
        await relay.PassUntilAsync(relay.Log.SaidAsync(said, times: 3));

        relay.Ingest.Answer = null;

        for (var number = 2; number <= 301; number++)
            ((long)(await relay.PassUntilAsync(relay.Ingest.DispatchAsync()))["s"]!).ShouldBe(number);
    }

    [Fact]
    public async Task A_wrong_secret_is_said_and_loses_nothing()
    {
        await using var relay = await RelayRun.StartAsync(run => run.Options.Secret = "whsec_AAAA");
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();
        await gateway.MessageAsync(2, "private words");

        await relay.PassUntilAsync(relay.Log.SaidAsync("Relay:Secret", times: 1));

        relay.Log.Lines.ShouldAllBe(line => !line.Contains("private") && !line.Contains("AAAA"));
        relay.Ingest.Ids.ShouldBeEmpty();
    }

    [Fact]
    public async Task Ingestion_that_is_not_there_at_all_is_waited_for()
    {
        var port = Ports.Free();
        await using var relay = await RelayRun.StartAsync(run => run.Options.IngestUrl = new($"http://127.0.0.1:{port}/api/webhooks/discord/dc"));
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();
        await gateway.MessageAsync(2);
        await relay.PassUntilAsync(relay.Log.SaidAsync("HttpRequestException", times: 2));

        await using var ingest = await FakeIngest.StartAsync(relay.Clock, port);

        ((long)(await relay.PassUntilAsync(ingest.DispatchAsync()))["s"]!).ShouldBe(2);
    }

    [Fact]
    public async Task A_batch_that_is_too_large_is_posted_in_parts_and_one_dispatch_that_is_goes_alone()
    {
        await using var relay = await RelayRun.StartAsync(run => run.Ingest.MaxBytes = 2_000);
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();
        for (var number = 2; number <= 41; number++)
            await gateway.MessageAsync(number, number == 20 ? new string('x', 2_000) : "short");

        var numbers = new List<long>();
        while (numbers.Count < 39)
            numbers.Add((long)(await relay.PassUntilAsync(relay.Ingest.DispatchAsync()))["s"]!);

        numbers.ShouldBe(Enumerable.Range(2, 40).Where(number => number != 20).Select(number => (long)number));
        relay.Log.Lines.ShouldContain(line => line.Contains("too large"));
    }

    [Fact]
    public async Task A_relay_that_starts_again_resumes_its_session_and_posts_what_it_had_not()
    {
        await using var relay = await RelayRun.StartAsync(run => run.Ingest.Answer = 503);
        var gateway = await relay.Discord.ConnectionAsync();
        await gateway.BeginAsync();
        await gateway.MessageAsync(2);
        await gateway.MessageAsync(3);
        await relay.PassUntilAsync(relay.Log.SaidAsync("503", times: 1));
        await relay.StopAsync();
        (await gateway.LeftAsync()).ShouldBeNull("A code would end the session.");

        relay.Ingest.Answer = null;
        relay.Listen();

        ((long)(await relay.PassUntilAsync(relay.Ingest.DispatchAsync()))["s"]!).ShouldBe(2);
        ((long)(await relay.PassUntilAsync(relay.Ingest.DispatchAsync()))["s"]!).ShouldBe(3);
        var next = await relay.PassUntilAsync(relay.Discord.ConnectionAsync());
        next.Path.ShouldBe("resume");
        await next.HelloAsync();
        ((long)(await next.ReadAsync())["d"]!["seq"]!).ShouldBe(3);
    }
}
