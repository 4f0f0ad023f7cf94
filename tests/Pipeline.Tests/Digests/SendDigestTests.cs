using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Bus;
using Pipeline.Digests;
using Pipeline.Flow;
using Pipeline.Model;
using Pipeline.Pictures;
using Pipeline.Store;
using Pipeline.Tests.Enforce;
using Pipeline.Tests.Ingest.Support;
using Pipeline.Tests.Platforms;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Digests;

public sealed class SendDigestTests : IAsyncLifetime
{
    private const string SendPhoto = "/bota-token/sendPhoto";
    private readonly LocalStore _local = LocalStore.Create();
    private readonly FakeTimeProvider _clock = new(new(2026, 11, 23, 8, 5, 0, TimeSpan.Zero));
    private FakePlatform _platform = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _platform = await FakePlatform.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _platform.DisposeAsync();
        await _local.DisposeAsync();
    }

    [Fact]
    public async Task It_is_posted_with_its_picture_once_however_often_the_timer_runs()
    {
        await using var services = await ServicesAsync(Source.Telegram);
        _platform.Answers(SendPhoto, """{"ok":true,"result":{}}""");

        (await RunAsync(services), await RunAsync(services)).ShouldBe((1, 0));

        var body = _platform.Questions.ShouldHaveSingleItem().Body!;
        (body["chat_id"]!.GetValue<string>(), body["parse_mode"]!.GetValue<string>()).ShouldBe(("-1001", "HTML"));
        body["caption"]!.GetValue<string>().ShouldStartWith("<b>The club, 16 Nov to 22 Nov</b>");
        body["photo"]!.GetValue<long>().ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task Of_two_timers_at_once_one_posts_it()
    {
        await using var services = await ServicesAsync(Source.Telegram);
        _platform.Answers(SendPhoto, """{"ok":true,"result":{}}""");

        var sent = await Task.WhenAll(RunAsync(services), RunAsync(services), RunAsync(services));

        (sent.Sum(), _platform.Questions.Count).ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_a_platform_refused_is_tried_again_and_its_reason_is_kept()
    {
        await using var services = await ServicesAsync(Source.Telegram);
        _platform.Answers(SendPhoto, """{"ok":false,"description":"Bad Request: chat not found"}""", 400).Answers(SendPhoto, """{"ok":true,"result":{}}""");

        (await RunAsync(services)).ShouldBe(0);
        (await RowAsync()).ShouldBe((DigestState.Refused, "Bad Request: chat not found"));
        (await RunAsync(services)).ShouldBe(1);
        (await RowAsync()).ShouldBe((DigestState.Sent, null));
    }

    [Fact]
    public async Task Where_no_answer_came_it_is_not_posted_a_second_time()
    {
        await using var services = await ServicesAsync(Source.Telegram);
        await _platform.DisposeAsync();

        await RunAsync(services);
        _platform = await FakePlatform.StartAsync();

        (await RunAsync(services)).ShouldBe(0);
        (await RowAsync()).State.ShouldBe(DigestState.Begun);
    }

    [Fact]
    public async Task A_week_with_nothing_to_say_is_quiet()
    {
        await using var services = await ServicesAsync(Source.Telegram, active: 0);

        (await RunAsync(services)).ShouldBe(0);

        _platform.Questions.ShouldBeEmpty();
        (await RowAsync()).State.ShouldBe(DigestState.Quiet);
    }

    [Fact]
    public async Task On_Slack_the_picture_is_uploaded_and_shared_with_the_text()
    {
        await using var services = await ServicesAsync(Source.Slack);
        var upload = new JsonObject { ["ok"] = true, ["upload_url"] = new Uri(_platform.Address, "upload/1").ToString(), ["file_id"] = "F1" };
        _platform.Answers("/files.getUploadURLExternal", upload.ToJsonString()).Answers("/upload/1", "{}")
            .Answers("/files.completeUploadExternal", """{"ok":true}""");

        (await RunAsync(services)).ShouldBe(1);

        var (asked, sent, done) = (_platform.Questions.ElementAt(0), _platform.Questions.ElementAt(1), _platform.Questions.ElementAt(2));
        asked.Body!["length"]!.GetValue<string>().ShouldBe($"{sent.Body!.GetValue<long>()}");
        (done.Body!["channel_id"]!.GetValue<string>(), done.Body["files"]![0]!["id"]!.GetValue<string>()).ShouldBe(("-1001", "F1"));
        done.Body["initial_comment"]!.GetValue<string>().ShouldStartWith("*The club, 16 Nov to 22 Nov*");
    }

    [Fact]
    public async Task On_Discord_it_calls_nobody()
    {
        await using var services = await ServicesAsync(Source.Discord);
        _platform.Answers("/channels/-1001/messages", """{"id":"9"}""");

        (await RunAsync(services)).ShouldBe(1);

        var body = _platform.Questions.ShouldHaveSingleItem().Body!;
        JsonNode.Parse(body["payload_json"]!.GetValue<string>())!["allowed_mentions"]!["parse"]!.AsArray().ShouldBeEmpty();
        body["files[0]"]!.GetValue<long>().ShouldBeGreaterThan(1_000);
    }

    private static Task<int> RunAsync(IServiceProvider services) => services.GetRequiredService<SendDigests>().HandleAsync(Cancelled);

    private async Task<(DigestState State, string? Detail)> RowAsync()
    {
        var row = await _local.Store.FindAsync(Tables.Digests, new(An.Club.Value, "2026-11-22"), Cancelled);
        return (row!.State, row.Detail);
    }

    private async Task<ServiceProvider> ServicesAsync(Source source, int active = 30)
    {
        var address = _platform.Address.ToString();
        Dictionary<string, string?> settings = new()
        {
            ["Platforms:Telegram"] = address,
            ["Platforms:Slack"] = address,
            ["Platforms:Discord"] = address,
            ["Privacy:MemberKey"] = IngestStage.MemberKey,
            ["Ingest:Connections:mine:Source"] = source.Name(),
            ["Ingest:Connections:mine:Community"] = An.Club.Value,
            ["Ingest:Connections:mine:Token"] = "a-token",
        };
        var services = new ServiceCollection().AddLogging().AddSingleton<IStore>(_local.Store).AddSingleton<IBus>(new KeptMessages())
            .AddSingleton<TimeProvider>(_clock).AddPictures()
            .AddFlow(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        await services.GetRequiredService<CommunityDirectory>().SetAsync(Weekly.Club(), Cancelled);
        await _local.Store.PutAsync(Tables.Periods, [Weekly.Row(active)], Cancelled);
        await _local.Store.PutAsync(Tables.Rollups, [new() { Community = An.Club, ClosedThrough = Weekly.Week }], Cancelled);
        return services;
    }
}
