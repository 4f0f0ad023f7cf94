using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Enforce;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Api;

/// <summary>What moderators do on the platforms from here, and the log of what was done.</summary>
public static class ActEndpoints
{
    private const string Acts = "/api/communities/{community}/acts";
    private const int MostMonths = 12;
    private const int MostRule = 500;

    public static void MapActs(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Acts, ListAsync);
        routes.MapPost(Acts, AskAsync);
    }

    /// <summary>Newest first; <c>months</c> back from now, 1 when not given.</summary>
    private static async Task<Results<Ok<IReadOnlyList<Enforcement>>, ProblemHttpResult>> ListAsync(
        string community, int? months, IStore store, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (months is < 1 or > MostMonths)
            return Problems.Query("months", $"Ask for 1 to {MostMonths} months.");

        var rows = new List<Enforcement>();
        for (var back = 0; back <= (months ?? 1); back++)
        {
            var month = Tables.MonthPartition(new(community), clock.GetUtcNow().AddMonths(-back));
            await foreach (var row in store.RangeAsync(Tables.Enforcements, month, cancellationToken: cancellationToken))
                rows.Add(row);
        }

        return TypedResults.Ok<IReadOnlyList<Enforcement>>(rows);
    }

    private static async Task<Results<Accepted<ActAsked>, ProblemHttpResult>> AskAsync(
        string community, ActRequest request, AskForAct ask, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (request is not { Act: { } act, Member: { Length: > 0 } member, By: { Length: > 0 } by, Rule: { Length: > 0 and <= MostRule } rule })
            return Problems.Body($"Give act (remove, warn, mute, unmute, ban, unban), member, by (who decides) and rule (in the words that the member reads, at most {MostRule} characters).");
        if (request.Minutes is < 1)
            return Problems.Body("minutes is how long a mute or ban lasts; leave it out for one that lasts until it is taken back.");

        var now = clock.GetUtcNow();
        var id = request.Id is { Length: > 0 } given ? given : Guid.NewGuid().ToString("N");
        var due = new EnforcementDue
        {
            Id = id,
            Community = new(community),
            Connection = default,
            Member = new(member),
            Kind = act,
            Channel = request.Channel is { Length: > 0 } channel ? new(channel) : null,
            Message = request.Message is { Length: > 0 } message ? new(message) : null,
            Until = request.Minutes is { } minutes ? now.AddMinutes(minutes) : null,
            DecidedAt = now,
            By = by,
            Rule = rule,
        };
        return await ask.HandleAsync(due, cancellationToken) switch
        {
            AskOutcome.Asked => TypedResults.Accepted($"/api/communities/{community}/acts", new ActAsked(id)),
            AskOutcome.UnknownMember => Problems.NotFound("member", "Nobody with this id has been seen in the community."),
            AskOutcome.NeedsMessage => Problems.Body("Give the channel (the chat, room or category) it is about, and for remove the message."),
            AskOutcome.IsStaff => Problems.Conflict("staff", "Staff and bots are not moderated", "Take the role away on the platform first."),
            _ => Problems.Conflict("no-connection", "Nobody can act there", "No connection of the member's platform serves this community with a Token. Set one, then ask again."),
        };
    }
}

/// <param name="Id">The caller's own id of the decision: asked twice, it is done once.</param>
/// <param name="Minutes">How long a mute or ban lasts; null: until it is taken back.</param>
public sealed record ActRequest(string? Id, EnforcementKind? Act, string? Member, string? Channel, string? Message, int? Minutes, string? By, string? Rule);

/// <summary>It is on the queue; the log tells how it ended.</summary>
public sealed record ActAsked(string Id);
