using Microsoft.Azure.Functions.Worker;
using Pipeline.Digests;
using Pipeline.Flow;
using Pipeline.Privacy;
using Pipeline.Rollup;

namespace Pipeline.Azure;

/// <summary>What is done by the clock. Every timer looks at what stands, so a run that was missed is made up for by the next.</summary>
public sealed class TimerTriggers(CloseDays closeDays, SendDigests sendDigests, ExpireData expireData)
{
    [Function(Functions.CloseDays)]
    public Task CloseDays([TimerTrigger(Functions.CloseDaysSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        closeDays.HandleAsync(cancellationToken);

    [Function(Functions.SendDigest)]
    public Task SendDigest([TimerTrigger(Functions.SendDigestSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        sendDigests.HandleAsync(cancellationToken);

    [Function(Functions.ExpireData)]
    public Task ExpireData([TimerTrigger(Functions.ExpireDataSchedule)] TimerInfo timer, CancellationToken cancellationToken) =>
        expireData.HandleAsync(cancellationToken);
}
