using Microsoft.Extensions.Logging;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Digests;

/// <summary>
/// Send digests, the timer of every hour: posts those that are due. It looks at what stands, so a run that was missed is made up for by the
/// next, for three days; run again, it posts nothing twice.
/// </summary>
public sealed partial class SendDigests(CommunityDirectory communities, ReadDigest read, SendDigest send, TimeProvider clock, ILogger<SendDigests> logger)
{
    /// <returns>How many were posted.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        await foreach (var community in communities.ListAsync(cancellationToken))
        {
            // Of the hours of a week the clock alone rules most out, so nothing is read in them.
            if (!community.Digest.IsOn || DigestSchedule.Week(community.Digest, community.Zone, clock.GetUtcNow()) is not { } week)
                continue;
            if (!(await read.ClosedThroughAsync(community.Id, cancellationToken) >= week) || await send.HandleAsync(community, week, cancellationToken) is not { } ended)
                continue;

            LogEnded(community.Id, week, ended.State);
            sent += ended.State == DigestState.Sent ? 1 : 0;
        }

        return sent;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Community}: the digest of the week to {Week} is {State}")]
    private partial void LogEnded(CommunityId community, DateOnly week, DigestState state);
}
