using Pipeline.Local.Data;

namespace Pipeline.Local.Queues;

/// <summary>The tables beside the logs, for all queues. Times are UTC ticks; a trace parent that is not there is an empty text.</summary>
internal static class QueueTables
{
    private const string Definitions = """
        CREATE TABLE IF NOT EXISTS queue_cursors (queue TEXT NOT NULL PRIMARY KEY, cursor INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS queue_ranges (
          queue TEXT NOT NULL, first INTEGER NOT NULL, next INTEGER NOT NULL, PRIMARY KEY (queue, first)) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS queue_parked (
          queue TEXT NOT NULL, sequence INTEGER NOT NULL, due INTEGER NOT NULL, attempt INTEGER NOT NULL,
          enqueued INTEGER NOT NULL, id TEXT NOT NULL, trace TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (queue, sequence));
        CREATE TABLE IF NOT EXISTS queue_dead (
          queue TEXT NOT NULL, sequence INTEGER NOT NULL, id TEXT NOT NULL, reason TEXT NOT NULL, description TEXT NOT NULL,
          attempts INTEGER NOT NULL, enqueued INTEGER NOT NULL, dead INTEGER NOT NULL, trace TEXT NOT NULL, body BLOB NOT NULL,
          PRIMARY KEY (queue, sequence));
        """;

    public static Task CreateAsync(LocalDatabase database, CancellationToken cancellationToken) => database.WriteAsync(
        static connection =>
        {
            connection.Execute(Definitions);
            return true;
        },
        cancellationToken);
}
