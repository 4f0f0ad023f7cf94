using Pipeline.Bus;

namespace Pipeline.Local.Queues.Log;

/// <summary>Messages that wait to be appended, and the promise to whoever published them.</summary>
/// <param name="isReplay">Whether they are written though their ids came before.</param>
internal sealed class PendingAppend(IReadOnlyList<BusMessage> messages, int bytes, bool isReplay, CancellationToken cancellationToken)
    : TaskCompletionSource
{
    public IReadOnlyList<BusMessage> Messages => messages;

    /// <summary>At most this many bytes are written for them.</summary>
    public int Bytes => bytes;

    public bool IsReplay => isReplay;

    /// <summary>Gives up what was cancelled while it waited; false if it was not.</summary>
    public bool TryGiveUp() => cancellationToken.IsCancellationRequested && TrySetCanceled(cancellationToken);
}
