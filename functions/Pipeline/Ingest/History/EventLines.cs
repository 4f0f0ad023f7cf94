using System.Runtime.CompilerServices;
using Pipeline.Ingest.Internal;
using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>
/// Reads what happened before from JSON lines in the vocabulary of own platforms (<see cref="InternalEventSchema"/>), an event a line:
/// <c>{"id":"evt-1","type":"message.posted","at":"2026-08-01T10:00:00Z","data":{…}}</c>. Events have the same ids as live ones, so a
/// file that overlaps what was received, or is read twice, counts nothing twice. A live sender that names its source does so here too.
/// </summary>
public static class EventLines
{
    /// <exception cref="InvalidDataException">A line is no event; the message says which line, and why.</exception>
    public static async IAsyncEnumerable<CommunityEvent> ReadAsync(
        Stream lines, HistoryContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new EventReader(context.Connection, CommunityRule.Of(context), context.Key);
        await foreach (var line in JsonLines.ReadAsync(lines, cancellationToken))
        {
            var outcome = reader.Read(line.Json, isCloudEvent: false, delivery: null);
            yield return outcome.Event ?? throw line.Unreadable(outcome switch
            {
                { Fault: { } fault } => fault,
                { IsUnconnected: true } => "it names no community; name one for the whole file, or let each line say its community",
                _ => "its type is none of the vocabulary",
            });
        }
    }
}
