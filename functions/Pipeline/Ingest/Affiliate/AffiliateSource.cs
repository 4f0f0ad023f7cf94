using Pipeline.Model;

namespace Pipeline.Ingest.Affiliate;

/// <summary>
/// Postbacks of affiliate networks: GET with everything in the address, or POST of a form or of flat JSON. Nobody signs them; a token of
/// the connection proves the sender. Each is one conversion, told again with every status it takes. Networks send no id of the delivery,
/// so what it says is its name: sent again, it changes nothing.
/// </summary>
public sealed class AffiliateSource : WebhookSource
{
    public override Source Source => Source.Affiliate;

    public override bool AcceptsGet => true;

    public override bool ReadsHeader(string name) => name == PostbackValues.TypeHeader;

    public override bool ReadsQuery(string name, Connection connection) => PostbackNames.Of(connection).Reads(name);

    public override ReadOnlyMemory<byte> KeptBody(WebhookRequest request, Connection connection) =>
        PostbackToken.Without(request, PostbackNames.Of(connection));

    public override Refusal? Verify(WebhookRequest request, Connection connection) => PostbackToken.Check(request, connection);

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        var names = PostbackNames.Of(connection);
        return new Postback(names, PostbackValues.Of(request, names), connection).Read(request.ReceivedAt);
    }
}
