using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Rollup;

internal static class StoredRoster
{
    /// <summary>Who does not count as a member of the community, and which accounts are one person's, as it stands.</summary>
    public static async Task<MemberRoster> RosterAsync(this IStore store, Community community, CancellationToken cancellationToken)
    {
        var roster = new MemberRoster(await store.PersonsAsync(community.Id, cancellationToken));
        foreach (var staff in community.Staff)
            roster.Exclude(staff);
        await foreach (var member in store.RangeAsync(Tables.Members, community.Id.Value, cancellationToken: cancellationToken))
        {
            if (member.IsBot)
                roster.ExcludeBot(member.Member);
            else if (member.StaffChanges is { } changes)
                roster.Exclude(member.Member, changes);
        }

        return roster;
    }
}
