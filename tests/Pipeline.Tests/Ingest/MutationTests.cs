using System.Text;
using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Affiliate;
using Pipeline.Tests.Ingest.Clubs;
using Pipeline.Tests.Ingest.Internal;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest;

/// <summary>No authentic body is lost, whatever is wrong with it: it ends as events, as acknowledged and not used, or in the quarantine.</summary>
public sealed class MutationTests
{
    [Fact]
    public async Task No_update_of_Telegram_is_lost_whatever_is_wrong_with_it()
    {
        var names = Payloads.Names("telegram").ToList();
        Assert.SkipWhen(names.Count == 0, "The sample payloads are not on this machine.");
        await using var stage = A.TelegramStage(("tg:Settings:PrivateChats", "count"));

        await NothingIsLostAsync(stage, "telegram", "tg", names.SelectMany(name => Mutations.Of(Payloads.Text("telegram", name))).Select(A.Update));
    }

    [Fact]
    public async Task No_delivery_of_Slack_is_lost_whatever_is_wrong_with_it()
    {
        var names = Payloads.Names("slack").ToList();
        Assert.SkipWhen(names.Count == 0, "The sample payloads are not on this machine.");
        await using var stage = Sl.Stage(("sl:Channels:C111", "club"));

        await NothingIsLostAsync(stage, "slack", "sl", names.SelectMany(name => Mutations.Of(Payloads.Text("slack", name))).Select(body => Sl.Signed(body)));
    }

    [Fact]
    public async Task No_delivery_of_Discord_or_the_relay_is_lost_whatever_is_wrong_with_it()
    {
        var names = Payloads.Names("discord").ToList();
        Assert.SkipWhen(names.Count == 0, "The sample payloads are not on this machine.");
        await using var stage = Dc.Stage(("dc:Settings:StaffRoles", "280852787552845834"));

        await NothingIsLostAsync(
            stage, "discord", "dc",
            from body in names.Select(name => Payloads.Text("discord", name)).Append(Dc.EveryAddition)
            from mutated in Mutations.Of(body)
            select body.Contains("\"application_id\"", StringComparison.Ordinal) ? Dc.Signed(mutated) : Own.Signed(mutated));
    }

    [Fact]
    public async Task No_cloud_event_is_lost_whatever_is_wrong_with_it()
    {
        var names = Payloads.Names("cloudevents").ToList();
        Assert.SkipWhen(names.Count == 0, "The sample payloads are not on this machine.");
        await using var stage = Own.Stage();

        await NothingIsLostAsync(
            stage, "internal", "crm",
            from name in names
            let body = Payloads.Text("cloudevents", name)
            from mutated in Mutations.Of(body)
            select Own.Signed(mutated, body.StartsWith('[') ? Own.Batched : Own.Structured));
    }

    [Fact]
    public async Task No_event_of_an_own_platform_is_lost_whatever_is_wrong_with_it()
    {
        await using var stage = Own.Stage(("crm:Settings:Communities", "named"));

        await NothingIsLostAsync(
            stage, "internal", "crm",
            from example in SchemaFile.Types.SelectMany(SchemaFile.Examples)
            from mutated in Mutations.Of($"[{Own.Event()},{example.ToJsonString()}]")
            select Own.Signed(mutated));
    }

    [Fact]
    public async Task No_binary_event_is_lost_whatever_is_wrong_with_its_headers()
    {
        string[] headers = ["ce-specversion", "ce-id", "ce-source", "ce-type", "ce-time", "ce-community", "content-type"];
        string[] values = ["", " ", "%", "%00", "%FF", "\"", "\"\\\"", "1.0", "\ud800", new('x', 5_000), Mutations.Words];
        await using var stage = Own.Stage();

        await NothingIsLostAsync(
            stage, "internal", "crm",
            from header in headers
            from value in values
            select Own.Signed(
                """{"member":{"id":"u-1"}}""", Own.Plain, $"{header}{Array.IndexOf(values, value)}",
                [.. headers[..^2].Where(name => name != header).Select(name => (name, Right(name))), .. header == "content-type" ? [] : new[] { (header, value) }]));
    }

    [Theory]
    [InlineData("stripe")]
    [InlineData("whop")]
    [InlineData("patreon")]
    [InlineData("memberful")]
    [InlineData("ghost")]
    [InlineData("discourse")]
    [InlineData("hubspot")]
    public async Task No_delivery_of_a_club_s_platform_is_lost_whatever_is_wrong_with_it(string source)
    {
        var names = Payloads.Names(source).ToList();
        Assert.SkipWhen(names.Count == 0, "The sample payloads are not on this machine.");
        await using var stage = ClubPayloads.Stage(source);

        await NothingIsLostAsync(
            stage, source, "c",
            from name in names
            from mutated in Mutations.Of(ClubPayloads.Body(source, name))
            select Club.Signed(source, mutated, ClubPayloads.KindOf(source, name)));
    }

    [Fact]
    public async Task No_postback_is_lost_whatever_is_wrong_with_it()
    {
        const string Json = """{"click_id":"k","sub1":"a","tid":"t","goal":"g","status":"hold","payout":12.5,"currency":"EUR","ts":1785000000}""";
        const string Form = "click_id=k&sub1=a&tid=t&goal=g&status=hold&payout=12.5&currency=EUR&ts=1785000000";
        await using var stage = Pb.Stage();

        await NothingIsLostAsync(stage, "affiliate", "net", Mutations.Of(Json).Select(Pb.Json));
        await NothingIsLostAsync(
            stage, "affiliate", "net",
            from name in Form.Split('&').Select(pair => pair.Split('=')[0])
            from value in new[] { "", "%", "%FF%C0", "%00", "1e400", "-1", "99999999999999999999", "9999999999999", Mutations.Words, new string('x', 5_000), "1&" + name + "=2", "{x}" }
            select Pb.Form(string.Join('&', Form.Split('&').Select(pair => pair.StartsWith(name + '=', StringComparison.Ordinal) ? $"{name}={value}" : pair))));
    }

    private static string Right(string header) => header switch
    {
        "ce-specversion" => "1.0",
        "ce-type" => "voice.joined",
        "ce-time" => "2026-08-01T10:00:00Z",
        _ => "/crm",
    };

    private static async Task NothingIsLostAsync(IngestStage stage, string source, string connection, IEnumerable<WebhookRequest> requests)
    {
        var sent = requests.ToList();
        foreach (var together in sent.Chunk(1_000))
        {
            var answers = await Task.WhenAll(together.Select(request => Task.Run(() => stage.SendAsync(source, connection, request))));
            answers.ShouldAllBe(answer => answer.Status == 200 || answer.Status == 204);
        }

        var rows = await stage.QuarantinedAsync(connection);
        var kept = rows.Select(row => Convert.ToBase64String(row.Body)).ToHashSet();
        var published = stage.Bus.Messages.Select(message => message.Id).ToHashSet();
        sent.Where(request => !IsSomewhere(stage.Read(connection, request), request)).Select(request => Encoding.Latin1.GetString(request.Body.Span)).ShouldBeEmpty();
        rows.Where(row => row.Reason.Length == 0 || row.Reason.Contains(Mutations.Words, StringComparison.Ordinal)).Select(row => row.Reason).ShouldBeEmpty();

        bool IsSomewhere(Reading reading, WebhookRequest request) =>
            kept.Contains(Convert.ToBase64String(request.Body.Span))
            || (reading.Fault is null && (reading.Reply is not null || reading.Unused.Count > 0 || (reading.Events.Count > 0 && reading.Events.All(told => published.Contains(told.Id.Value)))));
    }
}
