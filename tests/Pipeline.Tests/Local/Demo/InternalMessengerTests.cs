using System.Text.Json;
using Pipeline.Ingest;
using Pipeline.Local.Demo;
using Pipeline.Model;

namespace Pipeline.Tests.Local.Demo;

public sealed class InternalMessengerTests
{
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private static readonly List<DemoDelivery> Deliveries = [.. Plays.Play("brindlewick", liveDays: DemoCommunity.Days).Deliveries()
        .Where(delivery => delivery.Connection.Source == Source.Internal)];

    [Fact]
    public void Everything_that_only_an_own_platform_sees_is_told()
    {
        Deliveries.Select(TypeOf).Distinct().Order(StringComparer.Ordinal).ShouldBe(
        [
            "conversion", "invite.created", "member.joined", "member.left", "member.reported", "member.role_changed",
            "message.deleted", "message.edited", "message.posted", "reaction.added", "reaction.removed",
        ]);
    }

    [Fact]
    public void A_declared_inviter_is_told_from_an_exact_one()
    {
        var finn = Plays.Of("brindlewick").Story["declared"].Who[0].Id;

        var joins = Plays.Read(Deliveries).OfType<MemberJoined>().ToList();

        joins.Single(joined => joined.Member.Id == finn).Attribution.ShouldBe(Attribution.Declared);
        joins.Count(joined => joined.Attribution == Attribution.Exact && joined.Invite is not null).ShouldBeGreaterThan(3);
        joins.Count(joined => joined.Attribution == Attribution.Unknown).ShouldBeGreaterThan(30);
    }

    [Fact]
    public void Sales_carry_the_partners_sub_id_and_change_their_status_under_one_transaction()
    {
        var sales = Plays.Read(Deliveries).OfType<Conversion>().GroupBy(sale => sale.Transaction).ToList();

        sales.Count.ShouldBeGreaterThan(200);
        sales.ShouldAllBe(sale => sale.Select(one => one.SubIds.Single()).Distinct().Count() == 1);
        sales.SelectMany(sale => sale).ShouldAllBe(sale => sale.Payout > 0 && sale.Currency == "EUR");
        sales.Count(sale => sale.Last().Status == ConversionStatus.Approved).ShouldBeGreaterThan(sales.Count * 6 / 10);
    }

    [Fact]
    public void Every_delivery_is_signed_for_the_moment_it_is_sent()
    {
        var delivery = Deliveries[^1];
        using var request = SignedRequest.Of(delivery, new("http://localhost/"), Secret, Plays.Now);

        Verify(request, delivery.Body, Plays.Now).ShouldBeNull();
        Verify(request, delivery.Body, Plays.Now.AddMinutes(6))!.Reason.ShouldBe(RefusalReason.StaleSignature);
        Verify(request, Deliveries[0].Body, Plays.Now)!.Reason.ShouldBe(RefusalReason.WrongSignature);
        request.Headers.GetValues("webhook-id").ShouldBe([delivery.Id]);
        request.Content!.Headers.ContentType!.MediaType.ShouldBe("application/cloudevents+json");
    }

    private static Refusal? Verify(HttpRequestMessage request, ReadOnlyMemory<byte> body, DateTimeOffset at) =>
        Sources.Of(Source.Internal).Verify(Requests.Of(request, body, at), Deliveries[0].Connection.ToConnection() with { Secrets = [Secret] });

    private static string TypeOf(DemoDelivery delivery) => JsonDocument.Parse(delivery.Body).RootElement.GetProperty("type").GetString()!;
}
