using System.Text.Json;

namespace Pipeline.Bus;

/// <summary>Hands a batch to a stage and decides each message's fate, so that one bad message never costs its batch.</summary>
public static class Settle
{
    public static async Task<IReadOnlyList<Settlement>> BatchAsync<T>(
        IReadOnlyList<Delivery> deliveries,
        Func<ReadOnlyMemory<byte>, T> read,
        Func<IReadOnlyList<T>, CancellationToken, Task> handle,
        CancellationToken cancellationToken)
    {
        var settlements = new Settlement[deliveries.Count];
        var readable = new List<(int Index, T Value)>(deliveries.Count);
        for (var i = 0; i < deliveries.Count; i++)
        {
            try
            {
                readable.Add((i, read(deliveries[i].Body)));
            }
            catch (JsonException unreadable)
            {
                settlements[i] = new Settlement.DeadLettered("unreadable", Describe(unreadable));
            }
        }

        if (readable.Count > 0)
            await HandleAsync(readable, settlements, handle, cancellationToken);

        return settlements;
    }

    private static async Task HandleAsync<T>(
        List<(int Index, T Value)> values, Settlement[] settlements, Func<IReadOnlyList<T>, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        var failure = await TryAsync([.. values.Select(value => value.Value)], handle, cancellationToken);
        if (failure is null || values.Count == 1)
        {
            foreach (var (index, _) in values)
                settlements[index] = failure ?? Settlement.Completed.Instance;
            return;
        }

        // The stage is idempotent, so the batch is split and each message finds out for itself whether it is the bad one.
        foreach (var (index, value) in values)
            settlements[index] = await TryAsync([value], handle, cancellationToken) ?? Settlement.Completed.Instance;
    }

    private static async Task<Settlement?> TryAsync<T>(
        IReadOnlyList<T> values, Func<IReadOnlyList<T>, CancellationToken, Task> handle, CancellationToken cancellationToken)
    {
        try
        {
            await handle(values, cancellationToken);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (PoisonException poison)
        {
            return new Settlement.DeadLettered(poison.Reason, poison.Message);
        }
#pragma warning disable CA1031 // Whatever a stage throws is this message's fate, not the batch's: it comes again, then goes to the dead letters.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            return new Settlement.Retried(failure.GetType().Name);
        }
    }

    // The path and position say where; the exception's own text may quote the message.
    private static string Describe(JsonException unreadable) =>
        $"Unreadable at {unreadable.Path ?? "$"}, line {unreadable.LineNumber}, byte {unreadable.BytePositionInLine}.";
}
