using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Record;

/// <summary>Takes a message out of the numbers when moderation removed it, and back in when it was restored. May be repeated.</summary>
public sealed class WithdrawMessage(IStore store, CommunityDirectory communities)
{
    /// <param name="removedAt">When it was removed; null: nothing new about that.</param>
    /// <param name="restoredAt">When it was given back; null: nothing new about that.</param>
    public async Task HandleAsync(
        CommunityId id, ChannelId channel, MessageId message, DateTimeOffset? removedAt, DateTimeOffset? restoredAt, CancellationToken cancellationToken)
    {
        var community = await communities.GetAsync(id, cancellationToken);
        if (await store.FindAsync(Tables.Messages, Tables.MessageKey(id, channel, message), cancellationToken) is not { } known)
            return;

        var withdrawn = known with { RemovedAt = removedAt, RestoredAt = restoredAt };
        var joined = await store.JoinAsync(Tables.Messages, [withdrawn], cancellationToken);
        if (MessageRows.Fact(joined[0].After, signals: null, community.Zone) is not { } fact)
            return;

        await store.JoinAsync(Tables.Activity, [fact], cancellationToken);
        await store.PutAsync(Tables.Marks, [new DayMark(id, fact.Day, Guid.NewGuid().ToString("N"))], cancellationToken);
    }
}
