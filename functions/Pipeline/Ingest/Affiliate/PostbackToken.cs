using System.Text;
using Pipeline.Ingest.Signatures;

namespace Pipeline.Ingest.Affiliate;

/// <summary>
/// The token by which a network proves itself: in the address, in the form, or as <c>Authorization: Bearer</c>. Whoever sends several is held
/// to all of them.
/// </summary>
internal static class PostbackToken
{
    private const string Scheme = "Bearer ";

    public static Refusal? Check(WebhookRequest request, Connection connection)
    {
        var names = PostbackNames.Of(connection);
        var tokens = TokensOf(request, names);
        if (tokens.Count == 0)
            return Refusal.Missing($"token ({string.Join(" or ", names.Token)} in the address)");

        var right = true;
        foreach (var token in tokens)
            right &= SharedToken.IsAny(token, connection.Secrets);
        return right ? null : new(RefusalReason.WrongSignature, "The token is none of the connection's secrets.");
    }

    /// <summary>The body without a token in it: bytes as they are, unless it is a form that holds one.</summary>
    public static ReadOnlyMemory<byte> Without(WebhookRequest request, PostbackNames names)
    {
        if (PostbackValues.IsJson(request) || !PostbackValues.Pairs(request.Body.Span).Any(pair => names.IsToken(pair.Name)))
            return request.Body;

        var kept = PostbackValues.Pairs(request.Body.Span).Where(pair => !names.IsToken(pair.Name)).Select(pair => pair.Pair);
        return Encoding.UTF8.GetBytes(string.Join('&', kept));
    }

    private static List<string> TokensOf(WebhookRequest request, PostbackNames names)
    {
        var tokens = request.Query.Where(value => names.IsToken(value.Key)).Select(value => value.Value).ToList();
        if (request.Header("Authorization") is { } header && header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            tokens.Add(header[Scheme.Length..].Trim());

        // JSON is not looked into before it is known whose it is, and its bytes are kept as they are: its token goes into the address.
        if (!PostbackValues.IsJson(request))
            tokens.AddRange(PostbackValues.Pairs(request.Body.Span).Where(pair => names.IsToken(pair.Name)).Select(pair => PostbackValues.ValueOf(pair.Pair)));
        return [.. tokens.Where(token => token.Length > 0)];
    }
}
