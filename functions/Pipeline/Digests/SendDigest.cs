using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Digests;

/// <summary>
/// Posts the digest of a community's week, once: it is noted before it is posted, and what was noted and never answered for is left. What a
/// platform refused was certainly not posted and may be tried again.
/// </summary>
public sealed class SendDigest(IStore store, ReadDigest read, PostDigest post, Connections connections, TimeProvider clock)
{
    /// <param name="week">The Sunday with which it ended.</param>
    /// <returns>What became of it; null where it was posted, begun or found to be quiet before.</returns>
    public async Task<DigestSent?> HandleAsync(Community community, DateOnly week, CancellationToken cancellationToken)
    {
        var begun = new DigestSent { Community = community.Id, Week = week, State = DigestState.Begun, At = clock.GetUtcNow() };
        var isOurs = false;
        await store.UpdateAsync(
            Tables.Digests, Tables.Digests.Key(begun),
            current => (isOurs = current is null or { State: DigestState.Refused }) ? begun : null,
            cancellationToken);
        if (!isOurs)
            return null;

        var (state, why) = await read.HandleAsync(community, week, cancellationToken) is { } content
            ? await PostAsync(community, content, cancellationToken)
            : (DigestState.Quiet, null);
        var ended = begun with { State = state, Detail = why };
        await store.PutAsync(Tables.Digests, [ended], cancellationToken);
        return ended;
    }

    private async Task<(DigestState State, string? Why)> PostAsync(Community community, DigestContent content, CancellationToken cancellationToken)
    {
        var plan = community.Digest;
        if (connections.Find(new(plan.Connection ?? "")) is not { } connection || !connection.Serves(community.Id))
            return (DigestState.Refused, $"No connection '{plan.Connection}' serves this community.");
        return connection.Token is null
            ? (DigestState.Refused, $"The connection has no token: set Ingest:Connections:{connection.Id}:Token.")
            : await post.HandleAsync(connection, plan.Channel ?? "", content, cancellationToken);
    }
}
