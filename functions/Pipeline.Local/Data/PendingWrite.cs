namespace Pipeline.Local.Data;

/// <summary>A piece of work that waits for the writer, and the promise to whoever asked for it.</summary>
internal abstract class PendingWrite
{
    /// <summary>Does the work, unless it was cancelled while it waited; false if it was.</summary>
    public abstract bool TryRun(LocalConnection connection);

    /// <summary>What the work wrote is committed.</summary>
    public abstract void Complete();

    public abstract void Fail(Exception failure);
}

internal sealed class PendingWrite<T>(Func<LocalConnection, T> work, CancellationToken cancellationToken) : PendingWrite
{
    // Whoever waits goes on elsewhere: the writer's thread has the next group to write.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    public Task<T> Task => _done.Task;

    public override bool TryRun(LocalConnection connection)
    {
        if (cancellationToken.IsCancellationRequested)
            return !_done.TrySetCanceled(cancellationToken);

        _result = work(connection);
        return true;
    }

    public override void Complete() => _done.TrySetResult(_result!);

    public override void Fail(Exception failure) => _done.TrySetException(failure);
}
