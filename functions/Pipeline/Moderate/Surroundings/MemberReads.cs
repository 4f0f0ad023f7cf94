using System.Runtime.CompilerServices;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Moderate.Surroundings;

/// <summary>What is read of a member.</summary>
internal static class MemberReads
{
    /// <summary>The member's facts from one instant to another, both included, day by day.</summary>
    public static async IAsyncEnumerable<ActivityFact> FactsAsync(
        this IStore store, Community community, MemberId member, DateTimeOffset from, DateTimeOffset until, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var end = until.AddTicks(1);
        var last = CommunityDay.Of(end, community.Zone);
        for (var day = CommunityDay.Of(from, community.Zone); day <= last; day = day.AddDays(1))
        {
            var facts = store.RangeAsync(
                Tables.Activity, Tables.DayPartition(community.Id, day), Tables.ActivityFrom(member, from), Tables.ActivityFrom(member, end), cancellationToken);
            await foreach (var fact in facts)
                yield return fact;
        }
    }

    /// <summary>Those whose names have one of the shapes, or once had; no more than so many of each.</summary>
    public static async Task<IReadOnlyList<MemberState>> NamedLikeAsync(
        this IStore store, CommunityId community, IEnumerable<ulong> shapes, int most, CancellationToken cancellationToken)
    {
        var members = new HashSet<MemberId>();
        foreach (var shape in shapes)
        {
            var names = store.RangeAsync(Tables.KnownNames, community.Value, Tables.NamesFrom(shape), Tables.NamesUntil(shape), cancellationToken);
            await foreach (var name in names.Take(most).WithCancellation(cancellationToken))
                members.Add(name.Member);
        }

        return await store.MembersAsync(community, members, cancellationToken);
    }

    public static async Task<IReadOnlyList<MemberState>> MembersAsync(
        this IStore store, CommunityId community, IReadOnlyCollection<MemberId> members, CancellationToken cancellationToken) => members.Count == 0
            ? []
            : [.. (await store.FindManyAsync(Tables.Members, [.. members.Select(member => Tables.MemberKey(community, member))], cancellationToken)).OfType<MemberState>()];
}
