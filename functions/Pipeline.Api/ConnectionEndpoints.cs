using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Connect;
using Pipeline.Connect.Checks;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Report;

namespace Pipeline.Api;

/// <summary>The connections: what last came to each, what it really has, and what its source can tell at all.</summary>
public static class ConnectionEndpoints
{
    public static void MapConnections(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/connections", ListAsync);
        routes.MapPost("/api/connections/{connection}/check", CheckAsync);
        routes.MapPost("/api/connections/{connection}/register", RegisterAsync);
        routes.MapGet("/api/coverage/{source}", Coverage);
        routes.MapGet("/api/communities/{community}/coverage", OfCommunityAsync);
    }

    private static async Task<Ok<IReadOnlyList<ConnectionView>>> ListAsync(ReadConnections connections, CancellationToken cancellationToken) =>
        TypedResults.Ok(await connections.ListAsync(community: null, cancellationToken));

    private static async Task<Results<Ok<ConnectionChecked>, ProblemHttpResult>> CheckAsync(
        string connection, Connections connections, CheckConnection check, CancellationToken cancellationToken) =>
        connections.Find(new(connection)) is { } known
            ? TypedResults.Ok(await check.HandleAsync(known, cancellationToken))
            : Unknown(connection);

    /// <summary>Makes Telegram send to <c>url</c> (the host's address), signed with the connection's first secret.</summary>
    private static async Task<Results<NoContent, ProblemHttpResult>> RegisterAsync(
        string connection, string? url, Connections connections, TelegramCheck telegram, CancellationToken cancellationToken)
    {
        if (connections.Find(new(connection)) is not { } known)
            return Unknown(connection);
        if (known is not { Source: Source.Telegram, Token: not null, Secrets: [var secret, ..] })
            return Problems.Conflict("not-registrable", "The connection cannot be registered", "Only a Telegram bot with Token and a secret is registered from here; other platforms take the address in their own settings.");
        if (!WebhookAddress.TryOf(url, known, out var address))
            return Problems.Query("url", "Give the host's address as Telegram reaches it, for example ?url=https://pipeline.example.com.");

        return await telegram.RegisterAsync(known, address, secret, cancellationToken) is { } refusal
            ? Problems.Conflict("refused", "Telegram did not take the address", refusal)
            : TypedResults.NoContent();
    }

    private static Results<Ok<IReadOnlyList<Observation>>, ProblemHttpResult> Coverage(string source) =>
        SourceNames.TryParse(source, out var known)
            ? TypedResults.Ok(SourceCoverage.Of(known))
            : Problems.NotFound("source", $"Use one of {QueryValues.Platforms}.");

    /// <summary>Of every platform that the community had activity on, or has a connection of: what it can tell, and what the connections really have.</summary>
    private static async Task<Results<Ok<IReadOnlyList<PlatformCoverage>>, ProblemHttpResult>> OfCommunityAsync(
        string community, ReadReports reports, ReadConnections connections, CancellationToken cancellationToken)
    {
        if (await reports.CommunityAsync(new(community), cancellationToken) is not { } known)
            return Problems.UnknownCommunity(community);

        var connected = await connections.ListAsync(known.Id, cancellationToken);
        var platforms = known.Platforms.Concat(connected.Select(connection => connection.Source)).Distinct().Order();
        return TypedResults.Ok<IReadOnlyList<PlatformCoverage>>(
            [.. platforms.Select(source => new PlatformCoverage(source, SourceCoverage.Of(source), [.. connected.Where(connection => connection.Source == source)]))]);
    }

    private static ProblemHttpResult Unknown(string connection) =>
        Problems.NotFound("connection", $"'{connection}' is not configured. GET /api/connections lists those that are.");
}

/// <summary>What one platform tells about the community, and what the connections to it really have.</summary>
public sealed record PlatformCoverage(Source Platform, IReadOnlyList<Observation> Observes, IReadOnlyList<ConnectionView> Connections);
