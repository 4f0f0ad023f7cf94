using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Pulses;

namespace Pipeline.Api;

/// <summary>The one question of a community: how likely its members would recommend it.</summary>
public static class PulseEndpoints
{
    private const string Pulse = "/api/communities/{community}/pulse";
    private const string UsualQuestion = "How likely would you recommend this community to somebody like you? 0: not at all, 10: certainly.";
    private const int LongestQuestion = 300;

    public static void MapPulses(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Pulse, ReadAsync);
        routes.MapPost(Pulse, AskAsync);
    }

    private static async Task<Results<Ok<IReadOnlyList<PulseResult>>, ProblemHttpResult>> ReadAsync(
        string community, ReadPulse pulse, CancellationToken cancellationToken) =>
        await pulse.HandleAsync(new(community), cancellationToken) is { } results ? TypedResults.Ok(results) : Problems.UnknownCommunity(community);

    private static async Task<Results<Ok<PulseQuestion>, ProblemHttpResult>> AskAsync(
        string community, PulseRequest request, AskPulse ask, Connections connections, CancellationToken cancellationToken)
    {
        if (request is not { Connection: { Length: > 0 } id, By: { Length: > 0 } by } || request.Question is { Length: 0 or > LongestQuestion })
            return Problems.Body($"Give connection and by (who asks); question, if you give one, has at most {LongestQuestion} characters.");
        if (connections.Find(new(id)) is not { } connection || !connection.Serves(new(community)))
            return Problems.NotFound("connection", $"No connection '{id}' serves {community}.");
        if (request.Poll is null && (connection is not { Source: Source.Telegram, Token: not null } || request.Channel is not { Length: > 0 }))
            return Problems.Body("Telegram's connections with a Token post the question, into the channel you give. On other platforms post a poll with the options 0 to 10 and give its id as poll.");

        ChannelId? channel = request.Channel is { Length: > 0 } given ? new(given) : null;
        return await ask.HandleAsync(new(community), connection, channel, request.Question ?? UsualQuestion, request.Poll, by, cancellationToken) switch
        {
            AskedPulse.Done done => TypedResults.Ok(done.Question),
            AskedPulse.TooSoon soon => Problems.Conflict("too-soon", "Members are asked once in 90 days", $"Ask again after {soon.NotBefore:u}."),
            AskedPulse.Refused refused => Problems.Conflict("not-posted", "The platform did not post it", refused.Why),
            _ => throw new ArgumentOutOfRangeException(nameof(request)),
        };
    }
}

/// <param name="Channel">Where it is posted.</param>
/// <param name="Poll">The id of a poll that your own platform posted.</param>
public sealed record PulseRequest(string? Connection, string? Channel, string? Question, string? Poll, string? By);
