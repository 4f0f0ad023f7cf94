using Pipeline.Local.Data;

namespace Pipeline.Local.Queues;

/// <summary>
/// One queue's rows in the database: how far it is settled, and what left the log's order. They share the writer with the stages' own
/// rows, so a power cut may take back a settlement together with what the stage wrote before it, but never leaves the settlement alone.
/// </summary>
internal sealed class QueueRows(LocalDatabase database, string queue)
{
    /// <summary>Where the queue stood when its last settlement was written.</summary>
    public QueuePlace ReadPlace() => database.Read(connection =>
    {
        var parked = connection.Statement("SELECT sequence, due, attempt FROM queue_parked WHERE queue = ?1").Bind(1, queue)
            .ReadAll(row => new ParkedMessage(row.Number(0), row.Time(1), (int)row.Number(2)));
        var ranges = connection.Statement("SELECT first, next FROM queue_ranges WHERE queue = ?1").Bind(1, queue)
            .ReadAll(row => new SequenceRange(row.Number(0), row.Number(1)));
        var cursor = connection.Statement("SELECT cursor FROM queue_cursors WHERE queue = ?1").Bind(1, queue)
            .ReadAll(row => row.Number(0)).Append(1).Max();
        return new QueuePlace(cursor, ranges, parked);
    });

    /// <summary>The parked messages among these; one that is not there any more is left out.</summary>
    public List<QueuedMessage> ReadParked(List<ParkedMessage> parked) => database.Read(connection =>
    {
        var messages = new List<QueuedMessage>(parked.Count);
        foreach (var (sequence, _, attempt) in parked)
        {
            messages.AddRange(connection.Statement("SELECT enqueued, id, trace, body FROM queue_parked WHERE queue = ?1 AND sequence = ?2")
                .Bind(1, queue).Bind(2, sequence)
                .ReadAll(row => new QueuedMessage(
                    sequence, row.Time(0), new(row.Text(1), row.Bytes(3).ToArray()) { TraceParent = row.TextOrNull(2) }, attempt, IsParked: true)));
        }

        return messages;
    });

    /// <summary>When the oldest message was enqueued that waits for another attempt.</summary>
    public DateTimeOffset? OldestRetry() => database.Read(connection => connection
        .Statement("SELECT enqueued FROM queue_parked WHERE queue = ?1 AND attempt > 1 ORDER BY enqueued LIMIT 1").Bind(1, queue)
        .ReadAll(row => (DateTimeOffset?)row.Time(0)).FirstOrDefault());

    public Task WriteAsync(SettledRows rows, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            WritePlace(connection, rows);
            foreach (var sequence in rows.Unparked)
                connection.Statement("DELETE FROM queue_parked WHERE queue = ?1 AND sequence = ?2").Bind(1, queue).Bind(2, sequence).Run();
            foreach (var (message, fate) in rows.Parked)
                Park(connection, message, fate);
            foreach (var (message, fate) in rows.Dead)
                Bury(connection, message, fate, rows.At);
            return true;
        },
        cancellationToken);

    private void WritePlace(LocalConnection connection, SettledRows rows)
    {
        foreach (var range in rows.Ranges)
            connection.Statement("INSERT OR REPLACE INTO queue_ranges(queue, first, next) VALUES(?1, ?2, ?3)")
                .Bind(1, queue).Bind(2, range.First).Bind(3, range.Next).Run();
        if (rows.Cursor is not { } cursor)
            return;

        connection.Statement("INSERT OR REPLACE INTO queue_cursors(queue, cursor) VALUES(?1, ?2)").Bind(1, queue).Bind(2, cursor).Run();
        connection.Statement("DELETE FROM queue_ranges WHERE queue = ?1 AND next <= ?2").Bind(1, queue).Bind(2, cursor).Run();
    }

    private void Park(LocalConnection connection, in QueuedMessage message, Fate.Parked fate) => connection.Statement("""
        INSERT INTO queue_parked(queue, sequence, due, attempt, enqueued, id, trace, body) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
        ON CONFLICT DO UPDATE SET due = excluded.due, attempt = excluded.attempt
        """)
        .Bind(1, queue).Bind(2, message.Sequence).Bind(3, fate.DueAt.UtcTicks).Bind(4, fate.Attempt).Bind(5, message.EnqueuedAt.UtcTicks)
        .Bind(6, message.Message.Id).Bind(7, message.Message.TraceParent).Bind(8, message.Message.Body.Span).Run();

    private void Bury(LocalConnection connection, in QueuedMessage message, Fate.Dead fate, DateTimeOffset at) => connection.Statement("""
        INSERT OR REPLACE INTO queue_dead(queue, sequence, id, reason, description, attempts, enqueued, dead, trace, body)
        VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """)
        .Bind(1, queue).Bind(2, message.Sequence).Bind(3, message.Message.Id).Bind(4, fate.Reason).Bind(5, fate.Description)
        .Bind(6, fate.Attempts).Bind(7, message.EnqueuedAt.UtcTicks).Bind(8, at.UtcTicks)
        .Bind(9, message.Message.TraceParent).Bind(10, message.Message.Body.Span).Run();
}

/// <summary>Where a queue stands: everything below the cursor and in the ranges left the log's order, some of it to be parked.</summary>
internal sealed record QueuePlace(long Cursor, List<SequenceRange> Ranges, List<ParkedMessage> Parked)
{
    /// <summary>Above every sequence that is named.</summary>
    public long Next => Ranges.Select(range => range.Next).Concat(Parked.Select(message => message.Sequence + 1)).Append(Cursor).Max();
}

/// <summary>A message that comes again when it is due; its content is in the database.</summary>
internal readonly record struct ParkedMessage(long Sequence, DateTimeOffset DueAt, int Attempt);
