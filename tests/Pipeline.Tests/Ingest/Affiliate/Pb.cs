using System.Web;
using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Affiliate;

/// <summary>Postbacks as networks send them, to a stage with one connection of a network.</summary>
internal static class Pb
{
    public const string Token = "s3cr3t-of-the-network";

    public static IngestStage Stage(params (string Key, string Value)[] more) => IngestStage.With(
        [("net:Source", "affiliate"), ("net:Community", "club"), ("net:Secrets:0", Token), .. more]);

    /// <param name="query">As it stands in the address, encoded.</param>
    public static WebhookRequest Get(string query, string? token = Token) => A.Post("") with
    {
        Method = "GET",
        Query = Query(token is null ? query : $"{query}&token={token}"),
    };

    public static WebhookRequest Form(string form, string query = "token=" + Token) =>
        A.Post(form, ("Content-Type", "application/x-www-form-urlencoded")) with { Query = Query(query) };

    public static WebhookRequest Json(string json) => Json(System.Text.Encoding.UTF8.GetBytes(json));

    public static WebhookRequest Json(byte[] json) => A.Post(json, ("Content-Type", "application/json")) with { Query = Query("token=" + Token) };

    /// <summary>What a stage with one connection of a network makes of it.</summary>
    public static async Task<string> ToldAsync(WebhookRequest request, params (string Key, string Value)[] settings)
    {
        await using var stage = Stage(settings);
        return Told.By(stage.Read("net", request));
    }

    public static IReadOnlyDictionary<string, string> Query(string query)
    {
        var parsed = HttpUtility.ParseQueryString(query);
        return parsed.AllKeys.OfType<string>().ToDictionary(name => name, name => parsed[name]!, StringComparer.OrdinalIgnoreCase);
    }
}
