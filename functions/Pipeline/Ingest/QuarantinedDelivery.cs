using System.Text;
using Pipeline.Model;

namespace Pipeline.Ingest;

/// <summary>From a delivery to its row in the quarantine, and back to what the source reads again.</summary>
internal static class QuarantinedDelivery
{
    public static Quarantined Of(WebhookRequest request, WebhookSource source, Connection connection, string reason)
    {
        var headers = Kept(request.Headers, name => source.ReadsHeader(name.ToLowerInvariant()));
        var query = Kept(request.Query, name => source.ReadsQuery(name, connection));
        var body = source.KeptBody(request, connection);
        return new()
        {
            Connection = connection.Id,
            Source = connection.Source,
            Id = IdOf(body.Span, headers, query),
            ReceivedAt = request.ReceivedAt,
            Reason = reason,
            Body = body.ToArray(),
            Headers = headers,
            Query = query,
        };
    }

    public static WebhookRequest ToRequest(this Quarantined row) => new()
    {
        Method = "POST",
        Url = "",
        Headers = new Dictionary<string, string>(row.Headers ?? new Dictionary<string, string>(), StringComparer.OrdinalIgnoreCase),
        Query = row.Query ?? new Dictionary<string, string>(),
        Body = row.Body,
        ReceivedAt = row.ReceivedAt,
    };

    private static SortedDictionary<string, string>? Kept(IReadOnlyDictionary<string, string> values, Func<string, bool> keeps)
    {
        SortedDictionary<string, string>? kept = null;
        foreach (var (name, value) in values)
        {
            if (keeps(name))
                (kept ??= new(StringComparer.OrdinalIgnoreCase))[name] = value;
        }

        return kept;
    }

    private static string IdOf(ReadOnlySpan<byte> body, SortedDictionary<string, string>? headers, SortedDictionary<string, string>? query)
    {
        if (headers is null && query is null)
            return Digest.Text(body);

        var rest = new StringBuilder();
        foreach (var (name, value) in (headers ?? []).Concat(query ?? []))
            rest.Append('\0').Append(name.ToLowerInvariant()).Append('\0').Append(value);
        return Digest.Text([.. body, .. Encoding.UTF8.GetBytes(rest.ToString())]);
    }
}
