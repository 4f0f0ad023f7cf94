using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Store;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest;

/// <summary>When what last came to a connection, so that one which has gone silent is seen.</summary>
public sealed class DeliveryLogTests
{
    private static readonly (string, string)[] Settings = [("bot:Source", "telegram"), ("bot:Community", "club"), ("bot:Secrets:0", "s3cret")];

    [Fact]
    public async Task Deliveries_are_noted_by_what_became_of_them()
    {
        await using var stage = IngestStage.With(Settings);

        await stage.SendAsync("telegram", "bot", Delivery("""{"update_id":1}""", "s3cret"));
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.SendAsync("telegram", "bot", Delivery("""{"update_id":""", "s3cret"));
        stage.Clock.Advance(TimeSpan.FromMinutes(1));
        await stage.SendAsync("telegram", "bot", Delivery("""{"update_id":1}""", "wrong"));

        (await StateAsync(stage)).ShouldBe(new(new("bot"))
        {
            AcceptedAt = IngestStage.Now.AddMinutes(1),
            QuarantinedAt = IngestStage.Now.AddMinutes(1),
            RefusedAt = IngestStage.Now.AddMinutes(2),
            Refusal = "wrong-signature",
        });
    }

    [Fact]
    public async Task A_flood_of_deliveries_is_noted_once_a_minute()
    {
        await using var stage = IngestStage.With(Settings);
        await stage.SendAsync("telegram", "bot", Delivery("""{"update_id":1}""", "s3cret"));

        stage.Clock.Advance(TimeSpan.FromSeconds(59));
        await stage.SendAsync("telegram", "bot", Delivery("""{"update_id":2}""", "s3cret"));
        var within = await StateAsync(stage);
        stage.Clock.Advance(TimeSpan.FromSeconds(1));
        await stage.SendAsync("telegram", "bot", Delivery("""{"update_id":3}""", "s3cret"));

        within!.AcceptedAt.ShouldBe(IngestStage.Now);
        (await StateAsync(stage))!.AcceptedAt.ShouldBe(IngestStage.Now.AddMinutes(1));
    }

    [Fact]
    public void States_join_in_any_order()
    {
        var (one, other) = (
            new ConnectionState(new("bot")) { AcceptedAt = IngestStage.Now, RefusedAt = IngestStage.Now, Refusal = "stale-signature" },
            new ConnectionState(new("bot")) { AcceptedAt = IngestStage.Now.AddMinutes(1), RefusedAt = IngestStage.Now, Refusal = "wrong-signature", QuarantinedAt = IngestStage.Now });

        ConnectionState.Join(one, other).ShouldBe(ConnectionState.Join(other, one));
        ConnectionState.Join(one, other).ShouldBe(other);
    }

    private static Task<ConnectionState?> StateAsync(IngestStage stage) =>
        stage.Store.FindAsync(Tables.Connections, Tables.ConnectionKey(new("bot")), TestContext.Current.CancellationToken);

    private static WebhookRequest Delivery(string body, string secret) => A.Post(body, ("X-Telegram-Bot-Api-Secret-Token", secret));
}
