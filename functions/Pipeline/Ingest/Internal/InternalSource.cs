using Pipeline.Model;

namespace Pipeline.Ingest.Internal;

/// <summary>
/// The company's own platforms and CRMs: whoever writes the sender chooses CloudEvents 1.0 (structured, batched or binary mode) or the
/// plain form of Standard Webhooks, <c>{"type","timestamp","data"}</c>, one event or an array of them. What may be told is the
/// vocabulary of <see cref="InternalEventSchema"/>. Authentic content of another type is kept and answered 200 like every other fault:
/// CloudEvents asks for 415, but a sender that stops at an error would stop for good.
/// </summary>
/// <remarks>
/// A signature covers the webhook's id, its time and the body, not the <c>ce-</c> headers of binary mode: senders whose path is not
/// trusted end to end use structured mode.
/// </remarks>
public sealed class InternalSource(MemberKey key) : WebhookSource
{
    // RFC 6750, section 2.3: what is answered to an address with a token in it is nobody else's.
    private static readonly Reply Private = new(200) { Headers = new Dictionary<string, string> { ["Cache-Control"] = "private" } };

    public override Source Source => Source.Internal;

    public override bool ReadsHeader(string name) =>
        name is ContentForms.TypeHeader or InternalBody.IdHeader or InternalBody.OlderIdHeader || BinaryHeaders.Reads(name);

    public override Reply? Handshake(WebhookRequest request, Connection connection) => AbuseProtection.Grant(request);

    public override Refusal? Verify(WebhookRequest request, Connection connection) => SenderProof.Check(request, connection);

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        var reading = InternalBody.Read(request, new(connection.Id, CommunityRule.Of(connection), key));
        return SenderProof.IsInAddress(request) ? reading with { Reply = Private } : reading;
    }
}
