using Pipeline.Model;

namespace Pipeline.Store;

public static class StoredPersons
{
    /// <summary>Whose accounts are whose in the community, as its links stand.</summary>
    public static async Task<Persons> PersonsAsync(this IStore store, CommunityId community, CancellationToken cancellationToken) => Persons.Of(
        await store.RangeAsync(Tables.Links, community.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken),
        await store.RangeAsync(Tables.LinkCodes, community.Value, cancellationToken: cancellationToken).ToListAsync(cancellationToken));
}
