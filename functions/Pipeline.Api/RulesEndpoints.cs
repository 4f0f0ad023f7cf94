using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>The rules as members read them: a page, text to pin, or JSON. They need no key.</summary>
public static class RulesEndpoints
{
    private const string Html = "text/html";
    private const string Json = "application/json";
    private const string Text = "text/plain";

    private static readonly string[] Offered = [Json, Html, Text];

    public static void MapRules(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/communities/{community}/rules", ShowAsync).WithMetadata(OpenToAll.Instance);

    /// <summary><c>format</c> (html, json, text) goes before what the client accepts.</summary>
    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ShowAsync(
        string community, string? format, HttpContext context, CommunityDirectory communities, CancellationToken cancellationToken)
    {
        var type = format switch
        {
            null or "" => Accepted.First(context.Request, Offered),
            "html" => Html,
            "json" => Json,
            "text" => Text,
            _ => null,
        };
        if (type is null)
            return Problems.Query("format", "Use html, json or text, or leave it out.");
        if (await communities.FindAsync(new(community), cancellationToken) is not { } known)
            return Problems.NotFound("community", "No community of this name is known here.");

        var rules = PublishedRules.Of(known);
        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.Accept;
        headers.CacheControl = "no-cache";
        headers.XContentTypeOptions = "nosniff";
        headers.ContentSecurityPolicy = RulesPage.ContentSecurityPolicy;
        return TypedResults.Bytes(
            Encoding.UTF8.GetBytes(Write(rules, type, AddressOf(context.Request))), $"{type}; charset=utf-8", entityTag: new($"\"{rules.Version}-{type[(type.IndexOf('/') + 1)..]}\""));
    }

    private static string Write(PublishedRules rules, string type, Uri address) => type switch
    {
        Html => RulesPage.Write(rules),
        Text => rules.ToPin(address),
        _ => JsonSerializer.Serialize(rules, ApiJsonContext.Default.PublishedRules),
    };

    private static Uri AddressOf(HttpRequest request) => new(UriHelper.BuildAbsolute(request.Scheme, request.Host, request.PathBase, request.Path));
}
