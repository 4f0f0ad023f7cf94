using System.Text.Json;
using Pipeline.Ingest.Memberships;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;

namespace Pipeline.Ingest.Patreon;

/// <summary>
/// Patreon (https://docs.patreon.com/#webhooks): a member as they are now; what happened stands in a header that is not signed. So what the
/// header says is only taken where the signed body agrees, and charges are known by their dates, which several deliveries repeat.
/// </summary>
public sealed class PatreonSource(MemberKey key) : WebhookSource
{
    private const string SignatureHeader = "X-Patreon-Signature";
    private const string EventHeader = "x-patreon-event";

    public override Source Source => Source.Patreon;

    public override bool ReadsHeader(string name) => name == EventHeader;

    public override Refusal? Verify(WebhookRequest request, Connection connection) => request.Header(SignatureHeader) switch
    {
        null or "" => Refusal.Missing(SignatureHeader),
        var signature when Md5Signature.IsHexOfAny(request.Body.Span, signature, connection.Secrets) => null,
        _ => Refusal.Wrong(SignatureHeader),
    };

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        if (request.Header(EventHeader) is not { Length: > 0 } kind)
            return Reading.Unreadable("The delivery has no X-Patreon-Event, which says what happened.");

        var club = new ClubDelivery(Source, connection, key, request);
        if (kind.StartsWith("posts:", StringComparison.Ordinal))
            return Reading.NotUsed(kind);

        var document = JsonSerializer.Deserialize(request.Body.Span, PatreonJsonContext.Default.PatreonDocument)
            ?? throw new JsonException("The document is null.");
        return new PatreonMember(club, kind, document).Read();
    }
}
