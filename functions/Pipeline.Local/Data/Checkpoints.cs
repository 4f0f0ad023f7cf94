using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Pipeline.Local.Data;

/// <summary>
/// Moves the write-ahead log into the database beside the writer, so that a commit never waits for it. A log that outgrew
/// <see cref="LongPages"/> starts anew between two groups, when almost all of it has been moved already.
/// See https://www.sqlite.org/wal.html#ckpt.
/// </summary>
internal sealed class Checkpoints : IDisposable
{
    private const int DuePages = 1_000;
    private const int LongPages = 16_000;

    private readonly AutoResetEvent _due = new(false);
    private readonly ConcurrentQueue<TaskCompletionSource<bool>> _asked = new();
    private readonly LocalConnection _connection;
    private readonly Thread _thread;
    private int _pages;
    private int _pagesInLog;
    private volatile bool _ended;

    public Checkpoints(LocalConnection connection)
    {
        _connection = connection;
        _thread = new Thread(Run) { IsBackground = true, Name = "database checkpoints" };
        _thread.Start();
    }

    /// <summary>Held while a group is written.</summary>
    public Lock BetweenGroups { get; } = new();

    public void Wrote(int pages)
    {
        Interlocked.Add(ref _pagesInLog, pages);
        if (Interlocked.Add(ref _pages, pages) >= DuePages)
            _due.Set();
    }

    /// <summary>Moves what is committed by now, which flushes it; false if something kept part of it from being moved.</summary>
    public Task<bool> RunAsync()
    {
        ObjectDisposedException.ThrowIf(_ended, this);
        var asked = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked.Enqueue(asked);
        _due.Set();
        return asked.Task;
    }

    public void Dispose()
    {
        _ended = true;
        _due.Set();
        _thread.Join();
        var done = Checkpoint("TRUNCATE");
        while (_asked.TryDequeue(out var asked))
            asked.SetResult(done);

        _connection.Dispose();
        _due.Dispose();
    }

    private void Run()
    {
        while (_due.WaitOne() && !_ended)
        {
            Interlocked.Exchange(ref _pages, 0);
            var asked = _asked.Count;
            var done = Checkpoint("PASSIVE");
            while (asked-- > 0 && _asked.TryDequeue(out var answer))
                answer.SetResult(done);

            if (Volatile.Read(ref _pagesInLog) >= LongPages)
                StartLogAnew();
        }
    }

    private void StartLogAnew()
    {
        lock (BetweenGroups)
        {
            if (Checkpoint("RESTART"))
                Interlocked.Exchange(ref _pagesInLog, 0);
        }
    }

    // A reader in the way, or a disk without room, is no error: the next checkpoint moves what this one could not.
    private bool Checkpoint(string kind)
    {
        var statement = _connection.Statement($"PRAGMA wal_checkpoint({kind})");
        try
        {
            return statement.Step() && statement.Number(0) == 0 && statement.Number(1) == statement.Number(2);
        }
        catch (SqliteException)
        {
            return false;
        }
        finally
        {
            statement.Reset();
        }
    }
}
