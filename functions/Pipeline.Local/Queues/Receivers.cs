namespace Pipeline.Local.Queues;

/// <summary>Receivers that wait for a message, longest waiting first. One thread at a time.</summary>
internal sealed class Receivers
{
    private readonly Queue<TaskCompletionSource> _waiting = new();

    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        var receiver = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting.Enqueue(receiver);
        await using var cancelled = cancellationToken.UnsafeRegister(
            static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), receiver);
        await receiver.Task;
    }

    /// <summary>Wakes one that is not cancelled. Whoever is woken wakes the next one if there is more than it takes.</summary>
    public void WakeOne()
    {
        while (_waiting.TryDequeue(out var receiver) && !receiver.TrySetResult())
        {
        }
    }
}
