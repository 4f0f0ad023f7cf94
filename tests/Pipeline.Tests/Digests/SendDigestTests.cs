using System.Text.Json.Nodes;
using Pipeline.Digests;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Enforce;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Digests;

public sealed class SendDigestTests
{
    private const string SendPhoto = "/bota-token/sendPhoto";
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 8, 5, 0, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_is_posted_with_its_picture_once_however_often_the_timer_runs()
    {
        await using var club = await ClubAsync(Source.Telegram);
        club.Platform.Answers(SendPhoto, """{"ok":true,"result":{}}""");

        (await RunAsync(club), await RunAsync(club)).ShouldBe((1, 0));

        var body = club.Platform.Questions.ShouldHaveSingleItem().Body!;
        (body["chat_id"]!.GetValue<string>(), body["parse_mode"]!.GetValue<string>()).ShouldBe(("-1001", "HTML"));
        body["caption"]!.GetValue<string>().ShouldStartWith("<b>The club, 16 Nov to 22 Nov</b>");
        body["photo"]!.GetValue<long>().ShouldBeGreaterThan(1_000);
    }

    [Fact]
    public async Task Of_two_timers_at_once_one_posts_it()
    {
        await using var club = await ClubAsync(Source.Telegram);
        club.Platform.Answers(SendPhoto, """{"ok":true,"result":{}}""");

        var sent = await Task.WhenAll(RunAsync(club), RunAsync(club), RunAsync(club));

        (sent.Sum(), club.Platform.Questions.Count).ShouldBe((1, 1));
    }

    [Fact]
    public async Task What_a_platform_refused_is_tried_again_and_its_reason_is_kept()
    {
        await using var club = await ClubAsync(Source.Telegram);
        club.Platform.Answers(SendPhoto, """{"ok":false,"description":"Bad Request: chat not found"}""", 400).Answers(SendPhoto, """{"ok":true,"result":{}}""");

        (await RunAsync(club)).ShouldBe(0);
        (await RowAsync(club)).ShouldBe((DigestState.Refused, "Bad Request: chat not found"));
        (await RunAsync(club)).ShouldBe(1);
        (await RowAsync(club)).ShouldBe((DigestState.Sent, null));
    }

    [Fact]
    public async Task Where_no_answer_came_it_is_not_posted_a_second_time()
    {
        await using var club = await ClubAsync(Source.Telegram);
        club.Platform.BreaksOff(SendPhoto);

        (await RunAsync(club), await RunAsync(club)).ShouldBe((0, 0));

        club.Platform.Questions.Count.ShouldBe(1);
        (await RowAsync(club)).State.ShouldBe(DigestState.Begun);
    }

    [Fact]
    public async Task A_week_with_nothing_to_say_is_quiet()
    {
        await using var club = await ClubAsync(Source.Telegram, active: 0);

        (await RunAsync(club)).ShouldBe(0);

        club.Platform.Questions.ShouldBeEmpty();
        (await RowAsync(club)).State.ShouldBe(DigestState.Quiet);
    }

    [Fact]
    public async Task On_Slack_the_picture_is_uploaded_and_shared_with_the_text()
    {
        await using var club = await ClubAsync(Source.Slack);
        var upload = new JsonObject { ["ok"] = true, ["upload_url"] = new Uri(club.Platform.Address, "upload/1").ToString(), ["file_id"] = "F1" };
        club.Platform.Answers("/files.getUploadURLExternal", upload.ToJsonString()).Answers("/upload/1", "{}")
            .Answers("/files.completeUploadExternal", """{"ok":true}""");

        (await RunAsync(club)).ShouldBe(1);

        var (asked, sent, done) = (club.Platform.Questions.ElementAt(0), club.Platform.Questions.ElementAt(1), club.Platform.Questions.ElementAt(2));
        asked.Body!["length"]!.GetValue<string>().ShouldBe($"{sent.Body!.GetValue<long>()}");
        (done.Body!["channel_id"]!.GetValue<string>(), done.Body["files"]![0]!["id"]!.GetValue<string>()).ShouldBe(("-1001", "F1"));
        done.Body["initial_comment"]!.GetValue<string>().ShouldStartWith("*The club, 16 Nov to 22 Nov*");
    }

    [Fact]
    public async Task On_Discord_it_calls_nobody()
    {
        await using var club = await ClubAsync(Source.Discord);
        club.Platform.Answers("/channels/-1001/messages", """{"id":"9"}""");

        (await RunAsync(club)).ShouldBe(1);

        var body = club.Platform.Questions.ShouldHaveSingleItem().Body!;
        JsonNode.Parse(body["payload_json"]!.GetValue<string>())!["allowed_mentions"]!["parse"]!.AsArray().ShouldBeEmpty();
        body["files[0]"]!.GetValue<long>().ShouldBeGreaterThan(1_000);
    }

    private static Task<int> RunAsync(Enforcing club) => club.Get<SendDigests>().HandleAsync(Cancelled);

    private static async Task<(DigestState State, string? Detail)> RowAsync(Enforcing club)
    {
        var row = await club.Store.FindAsync(Tables.Digests, new(An.Club.Value, "2026-11-22"), Cancelled);
        return (row!.State, row.Detail);
    }

    private static async Task<Enforcing> ClubAsync(Source source, int active = 30)
    {
        var club = await Enforcing.OnAsync(source, Monday);
        await club.SetAsync(Weekly.Club());
        await club.Store.PutAsync(Tables.Periods, [Weekly.Row(active)], Cancelled);
        await club.Store.PutAsync(Tables.Rollups, [new() { Community = An.Club, ClosedThrough = Weekly.Week }], Cancelled);
        return club;
    }
}
