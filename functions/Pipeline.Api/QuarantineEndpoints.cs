using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Ingest;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>Deliveries that were authentic and could not be read: why, and once more.</summary>
public static class QuarantineEndpoints
{
    public static void MapQuarantine(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/quarantine/{connection}", ListAsync);
        routes.MapPost("/api/quarantine/{connection}/{id}/replay", ReplayAsync);
        routes.MapDelete("/api/quarantine/{connection}/{id}", DeleteAsync);
    }

    private static async Task<Ok<IReadOnlyList<QuarantinedView>>> ListAsync(string connection, IStore store, CancellationToken cancellationToken)
    {
        var rows = new List<QuarantinedView>();
        await foreach (var row in store.RangeAsync(Tables.Quarantine, connection, cancellationToken: cancellationToken))
            rows.Add(new(row.Id, row.ReceivedAt, row.Reason, row.Body.Length));
        return TypedResults.Ok<IReadOnlyList<QuarantinedView>>(rows);
    }

    private static async Task<Results<Ok<QuarantineReplayed>, ProblemHttpResult>> ReplayAsync(
        string connection, string id, ReplayQuarantine replay, CancellationToken cancellationToken) =>
        await replay.HandleAsync(new(connection), id, cancellationToken) switch
        {
            ReplayOutcome.Replayed => TypedResults.Ok(new QuarantineReplayed(true)),
            ReplayOutcome.StillUnreadable => TypedResults.Ok(new QuarantineReplayed(false)),
            ReplayOutcome.UnknownConnection => Problems.NotFound(
                "connection", $"'{connection}' is not configured any more, so nobody can read its deliveries. Configure it again, then replay."),
            _ => Problems.NotFound("delivery", $"GET /api/quarantine/{connection} lists the deliveries that are kept."),
        };

    private static async Task<NoContent> DeleteAsync(string connection, string id, IStore store, CancellationToken cancellationToken)
    {
        await store.DeleteAsync(Tables.Quarantine, [new RowKey(connection, id)], cancellationToken);
        return TypedResults.NoContent();
    }
}

/// <summary>A kept delivery, without its body.</summary>
public sealed record QuarantinedView(string Id, DateTimeOffset ReceivedAt, string Reason, int Bytes);

/// <param name="Readable">Everything in it is on its way; false: it still cannot be read whole, and is kept.</param>
public sealed record QuarantineReplayed(bool Readable);
