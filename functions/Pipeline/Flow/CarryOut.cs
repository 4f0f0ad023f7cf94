using Pipeline.Enforce;
using Pipeline.Model;
using Pipeline.Record;
using Pipeline.Telemetry;

namespace Pipeline.Flow;

/// <summary>What the queue of enforcements goes through: done on the platform, then a message that was removed no longer counts.</summary>
public sealed class CarryOut(EnforceVerdict enforce, WithdrawMessage withdraw, StageMetrics metrics)
{
    public async Task HandleAsync(IReadOnlyList<EnforcementDue> dues, CancellationToken cancellationToken)
    {
        foreach (var due in dues)
        {
            var state = await enforce.HandleAsync(due, cancellationToken);
            metrics.Acted(due.Kind.ToString(), state.ToString());
            if (due is { Kind: EnforcementKind.Remove, Channel: { } channel, Message: { } message } && state is ActState.Done or ActState.NothingLeft)
                await withdraw.HandleAsync(due.Community, channel, message, removedAt: due.DecidedAt, restoredAt: null, cancellationToken);
        }
    }
}
