using System.Text;
using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Slack;

public sealed class SlackSourceTests
{
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(Sl.Body(Sl.Message()));

    [Theory]
    [InlineData(Sl.Secret, null)]
    [InlineData("next", null)]
    [InlineData("another", "wrong-signature")]
    public async Task A_signature_is_right_under_any_secret_of_the_connection(string secret, string? reason)
    {
        await using var stage = Sl.Stage(("sl:Secrets:1", "next"));

        var answer = await stage.SendAsync("slack", "sl", Sl.SignedAt(IngestStage.Now, Body, secret));

        (answer.Status, answer.Problem?.Reason).ShouldBe((reason is null ? 200 : 401, reason));
        stage.Bus.PublishedCount.ShouldBe(reason is null ? 1 : 0);
    }

    [Theory]
    [InlineData(-300, null)]
    [InlineData(300, null)]
    [InlineData(-301, "stale-signature")]
    [InlineData(301, "stale-signature")]
    public async Task A_delivery_is_taken_for_five_minutes_around_the_time_that_it_signs(int seconds, string? reason)
    {
        await using var stage = Sl.Stage();

        var answer = await stage.SendAsync("slack", "sl", Sl.SignedAt(IngestStage.Now.AddSeconds(seconds), Body));

        (answer.Problem?.Reason).ShouldBe(reason);
    }

    [Theory]
    [InlineData("X-Slack-Signature", null, "missing-signature")]
    [InlineData("X-Slack-Signature", "", "missing-signature")]
    [InlineData("X-Slack-Request-Timestamp", null, "missing-signature")]
    [InlineData("X-Slack-Request-Timestamp", "1785585601", "wrong-signature")]
    [InlineData("X-Slack-Request-Timestamp", "soon", "wrong-signature")]
    [InlineData("X-Slack-Signature", "v0=", "wrong-signature")]
    [InlineData("X-Slack-Signature", "v0=zz", "wrong-signature")]
    [InlineData("X-Slack-Signature", "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503", "wrong-signature")]
    public async Task A_signature_that_is_not_there_or_not_right_is_refused_with_its_reason(string header, string? value, string reason)
    {
        await using var stage = Sl.Stage();
        var request = Sl.Signed(Body);
        var headers = new Dictionary<string, string>(request.Headers, StringComparer.OrdinalIgnoreCase);
        headers.Remove(header);
        if (value is not null)
            headers[header] = value;

        var answer = await stage.SendAsync("slack", "sl", request with { Headers = headers });

        (answer.Status, answer.Problem?.Reason).ShouldBe((401, reason));
        stage.Bus.PublishedCount.ShouldBe(0);
    }

    [Fact]
    public async Task The_hex_of_a_signature_without_its_version_is_none()
    {
        await using var stage = Sl.Stage();
        var bare = Sl.Sign(Sl.Seconds(IngestStage.Now), Body)["v0=".Length..];

        var answer = await stage.SendAsync(
            "slack", "sl", A.Post(Body, ("X-Slack-Request-Timestamp", Sl.Seconds(IngestStage.Now)), ("X-Slack-Signature", bare)));

        (answer.Problem?.Reason).ShouldBe("wrong-signature");
    }

    [Fact]
    public async Task The_address_is_verified_with_the_challenge_as_it_came()
    {
        await using var stage = Sl.Stage();
        const string Question = """{"token":"old","challenge":"3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P","type":"url_verification"}""";

        var answer = await stage.SendAsync("slack", "sl", Sl.Signed(Question));
        var forged = await stage.SendAsync("slack", "sl", Sl.SignedAt(IngestStage.Now, Encoding.UTF8.GetBytes(Question), "another"));

        answer.Status.ShouldBe(200);
        answer.Reply!.ContentType.ShouldBe("text/plain; charset=utf-8");
        Encoding.UTF8.GetString(answer.Reply.Body.Span).ShouldBe("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P");
        (forged.Status, forged.Reply).ShouldBe((401, null));
    }

    [Fact]
    public async Task A_delivery_that_comes_again_says_so_and_counts_once()
    {
        await using var stage = Sl.Stage();
        (string, string) Number(int retry) => ("X-Slack-Retry-Num", $"{retry}");

        foreach (var (slackEvent, id) in new[] { (Sl.Message(), "Ev1"), (Sl.Reaction(), "Ev2"), (Sl.Member(), "Ev3") })
        {
            await stage.SendAsync("slack", "sl", Sl.Of(slackEvent, id));
            for (var retry = 1; retry <= 3; retry++)
                (await stage.SendAsync("slack", "sl", Sl.Signed(Sl.Body(slackEvent, id), Number(retry), ("X-Slack-Retry-Reason", "http_timeout")))).Status.ShouldBe(200);
        }

        stage.Bus.PublishedCount.ShouldBe(12);
        stage.Bus.Messages.Count.ShouldBe(3);
        stage.Bus.Events.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("payload=%7B%7D")]
    [InlineData("{\"type\":\"app_rate_limited\"}{}")]
    [InlineData("{\"type\":\"app_rate_limited\",\"event\":{}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":1,\"event\":{\"type\":\"pin_added\"}}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event_time\":1e400,\"event\":{\"type\":\"pin_added\"}}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"authorizations\":[7],\"event\":{\"type\":\"pin_added\"}}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":\"\\ud800\",\"event\":{\"type\":\"pin_added\"}}")]
    [InlineData("{\"type\":\"url_verification\"}")]
    [InlineData("{\"type\":\"event_callback\"}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":\"Ev1\"}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":7}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"text\":\"x\"}}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"message\",\"channel\":\"C1\",\"user\":\"U7\",\"ts\":\"yesterday\"}}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"message\",\"channel\":\"\",\"user\":\"U7\",\"ts\":\"1785000000.000200\"}}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"message\",\"channel\":\"C1\",\"ts\":\"1785000000.000200\"}}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"message\",\"channel\":\"C1\",\"user\":\"U7\",\"ts\":\"0.000200\"}}")]
    [InlineData("{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"reaction_added\",\"user\":\"U7\",\"reaction\":\"x\",\"item\":{\"type\":\"message\",\"channel\":\"C1\",\"ts\":\"1.2\"}}}")]
    public async Task A_body_that_is_no_delivery_is_kept_with_a_reason_and_answered_200(string body)
    {
        await using var stage = Sl.Stage();

        var answer = await stage.SendAsync("slack", "sl", Sl.Signed(body));

        answer.ShouldBe(new WebhookAnswer(200));
        stage.Bus.PublishedCount.ShouldBe(0);
        (await stage.QuarantinedAsync("sl")).ShouldHaveSingleItem().Reason.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("""{"type":"app_rate_limited","team_id":"T1","minute_rate_limited":1518467820}""", "app_rate_limited")]
    [InlineData("""{"type":"a_delivery_of_2031","event":7}""", "a_delivery_of_2031")]
    public async Task A_delivery_without_an_event_is_acknowledged_by_its_type(string body, string kind)
    {
        await using var stage = Sl.Stage();

        Told.By(stage.Read("sl", Sl.Signed(body))).ShouldBe("not used: " + kind);
    }

    [Theory]
    [InlineData("""{"type":"tokens_revoked","tokens":{"oauth":["U1"],"bot":["U2"]}}""", "tokens_revoked")]
    [InlineData("""{"type":"channel_created","channel":{"id":"C2","name":"fun","created":1360782804,"creator":"U7"}}""", "channel_created")]
    [InlineData("""{"type":"channel_archive","channel":"C1","user":"U7"}""", "channel_archive")]
    [InlineData("""{"type":"channel_rename","channel":{"id":"C1","name":"new","created":1360782804}}""", "channel_rename")]
    [InlineData("""{"type":"an_event_of_2031","user":7,"channel":[],"ts":{},"item":"x"}""", "an_event_of_2031")]
    public async Task An_event_that_is_not_used_is_acknowledged_by_its_type_whatever_else_it_says(string slackEvent, string kind) =>
        (await Sl.ToldAsync(slackEvent)).ShouldBe("not used: " + kind);

    [Fact]
    public async Task What_is_wrong_is_said_without_a_word_of_the_body()
    {
        await using var stage = Sl.Stage();

        var broken = stage.Read("sl", Sl.Signed("""{"type":"event_callback","private words":[1,}"""));
        var mistyped = stage.Read("sl", Sl.Of(Sl.Message(""","ts":"private words" """)));

        broken.Fault!.ShouldNotContain("private");
        mistyped.Fault!.ShouldNotContain("private");
        mistyped.Fault!.ShouldContain("$.ts");
    }
}
