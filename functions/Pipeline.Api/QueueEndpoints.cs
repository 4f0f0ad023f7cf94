using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Pipeline.Bus;

namespace Pipeline.Api;

/// <summary>The queues: how much they hold, and what becomes of dead letters. Bodies stay where they are, for they hold texts.</summary>
public static class QueueEndpoints
{
    private const int MostLetters = 100;

    public static void MapQueues(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/queues", DepthsAsync);
        routes.MapGet("/api/queues/{queue}/dead-letters", DeadLettersAsync);
        routes.MapPost("/api/queues/{queue}/dead-letters/replay", ReplayAsync);
        routes.MapDelete("/api/queues/{queue}/dead-letters", DeleteAsync);
    }

    private static async Task<Ok<IReadOnlyList<QueueView>>> DepthsAsync(IQueueControl control, CancellationToken cancellationToken)
    {
        var views = new List<QueueView>();
        foreach (var queue in Enum.GetValues<Queue>())
            views.Add(QueueView.Of(queue, await control.DepthAsync(queue, cancellationToken)));
        return TypedResults.Ok<IReadOnlyList<QueueView>>(views);
    }

    /// <summary>The first hundred after the letter with the sequence <c>after</c>.</summary>
    private static async Task<Results<Ok<IReadOnlyList<DeadLetterView>>, ProblemHttpResult>> DeadLettersAsync(
        string queue, long? after, IQueueControl control, CancellationToken cancellationToken)
    {
        if (!TryQueue(queue, out var known))
            return UnknownQueue(queue);

        var letters = await control.DeadLettersAsync(known, after ?? 0, MostLetters, cancellationToken);
        return TypedResults.Ok<IReadOnlyList<DeadLetterView>>([.. letters.Select(DeadLetterView.Of)]);
    }

    /// <summary>The letter with the <c>id</c>; without one, all that are dead now.</summary>
    private static async Task<Results<Ok<DeadLettersHandled>, ProblemHttpResult>> ReplayAsync(
        string queue, string? id, IQueueControl control, CancellationToken cancellationToken) => TryQueue(queue, out var known)
            ? TypedResults.Ok(new DeadLettersHandled(await control.ReplayAsync(known, id, cancellationToken)))
            : UnknownQueue(queue);

    private static async Task<Results<Ok<DeadLettersHandled>, ProblemHttpResult>> DeleteAsync(
        string queue, string? id, IQueueControl control, CancellationToken cancellationToken) => TryQueue(queue, out var known)
            ? TypedResults.Ok(new DeadLettersHandled(await control.DeleteAsync(known, id, cancellationToken)))
            : UnknownQueue(queue);

    private static bool TryQueue(string name, out Queue queue)
    {
        foreach (var known in Enum.GetValues<Queue>())
        {
            if (known.Name() == name)
            {
                queue = known;
                return true;
            }
        }

        queue = default;
        return false;
    }

    private static ProblemHttpResult UnknownQueue(string queue) =>
        Problems.NotFound("queue", $"There is no queue '{queue}'. GET /api/queues lists them.");
}

/// <param name="Name">The queue's name.</param>
/// <param name="Waiting">Messages that could be handled now.</param>
/// <param name="Leased">Messages that are being handled.</param>
/// <param name="Scheduled">Messages that come later: published for later, or waiting for their next attempt.</param>
/// <param name="Dead">Dead letters.</param>
/// <param name="OldestAt">When the oldest message was enqueued that is not settled.</param>
public sealed record QueueView(string Name, long Waiting, int Leased, int Scheduled, long Dead, DateTimeOffset? OldestAt)
{
    internal static QueueView Of(Queue queue, QueueDepth depth) =>
        new(queue.Name(), depth.WaitingCount, depth.LeasedCount, depth.ScheduledCount, depth.DeadCount, depth.OldestAt);
}

/// <param name="Sequence">Goes into <c>after</c> for the next page.</param>
public sealed record DeadLetterView(
    long Sequence, string Id, string Reason, string Description, int Attempts, DateTimeOffset EnqueuedAt, DateTimeOffset DeadAt, int Bytes)
{
    internal static DeadLetterView Of(DeadLetter letter) => new(
        letter.Sequence, letter.Id, letter.Reason, letter.Description, letter.AttemptCount, letter.EnqueuedAt, letter.DeadAt, letter.Body.Length);
}

/// <param name="Count">How many dead letters were replayed or deleted.</param>
public sealed record DeadLettersHandled(int Count);
