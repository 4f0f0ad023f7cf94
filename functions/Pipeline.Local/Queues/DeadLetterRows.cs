using Pipeline.Bus;
using Pipeline.Local.Data;

namespace Pipeline.Local.Queues;

/// <summary>One queue's dead letters in the database.</summary>
internal sealed class DeadLetterRows(LocalDatabase database, string queue)
{
    public long Count() => Number("SELECT count(*) FROM queue_dead WHERE queue = ?1");

    /// <summary>The highest sequence of a dead letter, 0 if there is none.</summary>
    public long LastSequence() => Number("SELECT ifnull(max(sequence), 0) FROM queue_dead WHERE queue = ?1");

    /// <summary>The dead letters after a sequence, up to another, in their order.</summary>
    public List<DeadLetter> Page(long after, long last, int most) => database.Read(connection => connection.Statement("""
        SELECT sequence, id, reason, description, attempts, enqueued, dead, trace, body FROM queue_dead
        WHERE queue = ?1 AND sequence > ?2 AND sequence <= ?3 ORDER BY sequence LIMIT ?4
        """)
        .Bind(1, queue).Bind(2, after).Bind(3, last).Bind(4, most).ReadAll(Read));

    public List<DeadLetter> Find(string id) => database.Read(connection => connection.Statement("""
        SELECT sequence, id, reason, description, attempts, enqueued, dead, trace, body FROM queue_dead WHERE queue = ?1 AND id = ?2
        """)
        .Bind(1, queue).Bind(2, id).ReadAll(Read));

    /// <summary>Returns how many were there.</summary>
    public Task<int> DeleteAsync(IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken) => database.WriteAsync(
        connection => letters.Sum(letter => connection.Statement("DELETE FROM queue_dead WHERE queue = ?1 AND sequence = ?2")
            .Bind(1, queue).Bind(2, letter.Sequence).Run()),
        cancellationToken);

    private long Number(string sql) =>
        database.Read(connection => connection.Statement(sql).Bind(1, queue).ReadAll(row => row.Number(0)).Single());

    private static DeadLetter Read(Statement row) => new(row.Number(0), row.Text(1), row.Text(2), row.Text(3))
    {
        AttemptCount = (int)row.Number(4),
        EnqueuedAt = row.Time(5),
        DeadAt = row.Time(6),
        TraceParent = row.TextOrNull(7),
        Body = row.Bytes(8).ToArray(),
    };
}
