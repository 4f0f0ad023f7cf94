using System.Collections.Concurrent;
using Pipeline.Model;

namespace Pipeline.Store;

/// <summary>The communities' settings, read at most once a minute. A community nobody has set up yet works with the defaults.</summary>
public sealed class CommunityDirectory(IStore store, TimeProvider clock)
{
    /// <summary>For so long an instance may work with settings that another has changed.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<CommunityId, (Community Community, DateTimeOffset ReadAt)> _known = new();

    public async ValueTask<Community> GetAsync(CommunityId id, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_known.TryGetValue(id, out var known) && now - known.ReadAt < Freshness)
            return known.Community;

        // The first event of a community also lists it, so that its days are closed from then on.
        var community = await store.UpdateAsync(
            Tables.Communities, Tables.CommunityKey(id), current => current is null ? new Community { Id = id } : null, cancellationToken);
        _known[id] = (community!, now);
        return community!;
    }

    /// <summary>The community if it is known; unlike <see cref="GetAsync"/> this lists none that nobody has heard of.</summary>
    public Task<Community?> FindAsync(CommunityId id, CancellationToken cancellationToken) =>
        store.FindAsync(Tables.Communities, Tables.CommunityKey(id), cancellationToken);

    public async Task SetAsync(Community community, CancellationToken cancellationToken)
    {
        await store.PutAsync(Tables.Communities, [community], cancellationToken);
        _known[community.Id] = (community, clock.GetUtcNow());
    }

    /// <summary>Writes what <paramref name="change"/> makes of the settings that stand, if nobody else wrote in between; null leaves them.</summary>
    /// <returns>What stands.</returns>
    public async Task<Community?> ChangeAsync(CommunityId id, Func<Community?, Community?> change, CancellationToken cancellationToken)
    {
        var community = await store.UpdateAsync(Tables.Communities, Tables.CommunityKey(id), change, cancellationToken);
        if (community is not null)
            _known[id] = (community, clock.GetUtcNow());
        return community;
    }

    public IAsyncEnumerable<Community> ListAsync(CancellationToken cancellationToken) =>
        store.RangeAsync(Tables.Communities, Tables.CommunityKey(default).Partition, cancellationToken: cancellationToken);
}
