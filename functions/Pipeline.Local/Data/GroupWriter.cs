using System.Diagnostics;
using System.Threading.Channels;

namespace Pipeline.Local.Data;

/// <summary>
/// The one thread that writes. All work that waits when it becomes free shares one transaction, so a commit's cost is shared as well;
/// each piece has a savepoint of its own, so a failing one takes only itself back.
/// </summary>
internal sealed class GroupWriter : IDisposable
{
    private const int MostWaiting = 4096;
    private static readonly TimeSpan LongestGroup = TimeSpan.FromMilliseconds(25);

    private readonly Channel<PendingWrite> _waiting =
        Channel.CreateBounded<PendingWrite>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    private readonly LocalConnection _connection;
    private readonly Checkpoints _checkpoints;
    private readonly List<PendingWrite> _group = [];
    private readonly Thread _thread;

    public GroupWriter(LocalConnection connection, Checkpoints checkpoints)
    {
        _connection = connection;
        _checkpoints = checkpoints;
        _thread = new Thread(WriteGroups) { IsBackground = true, Name = "database writer" };
        _thread.Start();
    }

    public async Task<T> WriteAsync<T>(Func<LocalConnection, T> work, CancellationToken cancellationToken)
    {
        var pending = new PendingWrite<T>(work, cancellationToken);
        try
        {
            await _waiting.Writer.WriteAsync(pending, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(LocalDatabase));
        }

        return await pending.Task;
    }

    /// <summary>Writes what still waits, then stops.</summary>
    public void Dispose()
    {
        _waiting.Writer.Complete();
        _thread.Join();
        _connection.Dispose();
    }

    private void WriteGroups()
    {
        var reader = _waiting.Reader;
        while (reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
        {
            lock (_checkpoints.BetweenGroups)
                WriteGroup(reader);

            _checkpoints.Wrote(_connection.TakePagesWritten());
        }
    }

    private void WriteGroup(ChannelReader<PendingWrite> reader)
    {
        _group.Clear();
        try
        {
            _connection.Statement("BEGIN IMMEDIATE").Run();
            var started = Stopwatch.GetTimestamp();
            while (Stopwatch.GetElapsedTime(started) < LongestGroup && reader.TryRead(out var pending))
                Run(pending);

            _connection.Statement("COMMIT").Run();
        }
#pragma warning disable CA1031 // Nothing of the group is stored, and everybody who waits for it is told so.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            if (_connection.IsInTransaction)
                _connection.Statement("ROLLBACK").Run();

            FailGroup(reader, failure);
            return;
        }

        foreach (var pending in _group)
            pending.Complete();
    }

    private void Run(PendingWrite pending)
    {
        _connection.Statement("SAVEPOINT work").Run();
        try
        {
            if (pending.TryRun(_connection))
                _group.Add(pending);
        }
#pragma warning disable CA1031 // It is the failure of whoever asked for this work, and goes to them.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            pending.Fail(failure);
            if (!_connection.IsInTransaction)
                throw;

            _connection.Statement("ROLLBACK TO work").Run();
        }

        _connection.Statement("RELEASE work").Run();
    }

    private void FailGroup(ChannelReader<PendingWrite> reader, Exception failure)
    {
        // A transaction that could not even begin must not turn into a loop that never fails anybody.
        if (_group.Count == 0 && reader.TryRead(out var first))
            first.Fail(failure);

        foreach (var pending in _group)
            pending.Fail(failure);
    }
}
