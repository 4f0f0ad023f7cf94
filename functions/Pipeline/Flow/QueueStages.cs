using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Settings;
using Pipeline.Telemetry;

namespace Pipeline.Flow;

/// <summary>What is done with the messages of each queue, whichever host brings them.</summary>
public sealed class QueueStages(ModerateAndClassify moderate, CarryOut carryOut, MoveFacts move, RollUpDay rollUp, FollowBatch follow)
{
    /// <summary><see cref="Queue.Events"/>: moderate, classify and record, in one pass.</summary>
    public Task<IReadOnlyList<Settlement>> ModerateAndClassifyAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken) =>
        follow.HandleAsync(
            Functions.ModerateAndClassify, deliveries, () => Settle.BatchAsync(deliveries, body => EventJson.Read(body.Span), moderate.HandleAsync, cancellationToken));

    /// <summary><see cref="Queue.Enforcements"/>: what is done on the platforms.</summary>
    public Task<IReadOnlyList<Settlement>> EnforceVerdictAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken) =>
        follow.HandleAsync(
            Functions.EnforceVerdict, deliveries, () => Settle.BatchAsync(deliveries, EnforcementDue.Read, carryOut.HandleAsync, cancellationToken));

    /// <summary><see cref="Queue.Rollups"/>: one community after the other.</summary>
    public Task<IReadOnlyList<Settlement>> RollUpDayAsync(IReadOnlyList<Delivery> deliveries, CancellationToken cancellationToken) =>
        follow.HandleAsync(
            Functions.RollUpDay, deliveries, () => Settle.BatchAsync(deliveries, RollupDue.Read, RollUpAllAsync, cancellationToken));

    private async Task RollUpAllAsync(IReadOnlyList<RollupDue> dues, CancellationToken cancellationToken)
    {
        foreach (var due in dues)
        {
            await move.HandleAsync(due, cancellationToken);
            await rollUp.HandleAsync(due, cancellationToken);
        }
    }
}
