using System.Text.Json;
using Pipeline.Ingest.Memberships;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;

namespace Pipeline.Ingest.Ghost;

/// <summary>
/// Ghost (https://ghost.org/docs/webhooks/): members who come, change and go, and posts. The signature covers the body and then its time in
/// milliseconds; releases before 5 signed the body alone, which anybody who recorded it could send for ever, and are refused.
/// </summary>
public sealed class GhostSource(MemberKey key) : WebhookSource
{
    private const string SignatureHeader = "X-Ghost-Signature";

    public override Source Source => Source.Ghost;

    public override Refusal? Verify(WebhookRequest request, Connection connection)
    {
        if (request.Header(SignatureHeader) is not { Length: > 0 } header)
            return Refusal.Missing(SignatureHeader);

        var fields = new SignatureFields(header);
        if (fields.First("t") is not { } time || !fields.AnyIsHex("sha256", new(default, request.Body.Span, time), connection.Secrets))
            return Refusal.Wrong(SignatureHeader);
        return SignedTime.IsFreshMilliseconds(time, request.ReceivedAt, SignedTime.DefaultTolerance)
            ? null
            : Refusal.Stale(SignatureHeader, SignedTime.DefaultTolerance);
    }

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        var told = JsonSerializer.Deserialize(request.Body.Span, GhostJsonContext.Default.GhostDelivery) ?? throw new JsonException("The delivery is null.");
        var club = new ClubDelivery(Source, connection, key, request);
        return told switch
        {
            { Member: { } member } => GhostMembers.Read(club, member),
            { Post: { } post } => GhostPosts.Read(club, post),
            _ => Reading.NotUsed("other"),
        };
    }
}
