using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Moderate.Surroundings;

/// <summary>Finds whose texts look different because of what others just did, or because of what was just learnt about others.</summary>
public sealed class FindNeighbours(IStore store)
{
    private const int MostOfOneName = 50;

    /// <param name="steps">That were just written.</param>
    /// <param name="members">As they were known before, and are now.</param>
    internal async Task<IReadOnlyList<AuthorSpan>> HandleAsync(
        Community community, IReadOnlyList<FirstStep> steps, IReadOnlyList<Joined<MemberState>> members, CancellationToken cancellationToken)
    {
        var spans = new HashSet<AuthorSpan>();
        var changed = new List<FirstStep>();
        foreach (var member in members)
        {
            if (ChangedFrom(member) is { } from)
                changed.AddRange(await OwnAsync(community, member.After.Member, from, member.Before!.FirstSeenAt + NewAccount.Window, cancellationToken));
        }

        spans.UnionWith(await TouchedAsync(community, steps, changed, cancellationToken));
        foreach (var member in members.Where(member => NamesWeighAnew(member, community)).Distinct())
            spans.UnionWith(await NamesakesAsync(community, member, cancellationToken));
        return [.. spans];
    }

    private async Task<IEnumerable<AuthorSpan>> TouchedAsync(
        Community community, IReadOnlyList<FirstStep> fresh, List<FirstStep> changed, CancellationToken cancellationToken)
    {
        if (fresh.Count + changed.Count == 0)
            return [];

        var window = community.Rules.RaidWindow;
        var around = await store.StepsAsync(community.Id, fresh.Concat(changed).Select(step => step.At), window, cancellationToken);
        var touched = changed.SelectMany(step => around.Where(other => IsTouched(other, step, window))).ToHashSet();
        foreach (var step in fresh)
        {
            var others = around.FindAll(other => IsTouched(other, step, window) && !touched.Contains(other));
            if (others.Count == 0)
                continue;

            var watched = await WatchedAsync(community, step, around, cancellationToken);
            touched.UnionWith(others.Where(other => step.Kind == ActivityKind.Joined || IsAmongFirst(step, other, watched, community.Rules)));
        }

        return touched.Select(other => new AuthorSpan(other.Member, other.At, other.At));
    }

    private static bool IsTouched(FirstStep other, FirstStep step, TimeSpan window)
    {
        if (other.Member == step.Member || other.Kind == ActivityKind.Joined)
            return false;

        return step.Kind == ActivityKind.Joined
            ? other.At >= step.At && other.At - step.At < window
            : (other.At - step.At).Duration() < window && other.IsLike(step);
    }

    private async Task<List<FirstStep>> WatchedAsync(Community community, FirstStep step, List<FirstStep> around, CancellationToken cancellationToken)
    {
        var like = around.FindAll(other => other.Kind != ActivityKind.Joined && other.IsLike(step));
        var members = (await store.MembersAsync(community.Id, like.Select(other => other.Member).ToHashSet(), cancellationToken)).ToDictionary(member => member.Member);
        return like.FindAll(other => members.TryGetValue(other.Member, out var member) && member.IsWatchedAt(other.At, community));
    }

    // A raid is one from so many accounts on, and no more of it with every further one: only the first of them change what the others
    // look like. By their times, so that of several at once none relies on another that relies on it.
    private static bool IsAmongFirst(FirstStep step, FirstStep other, List<FirstStep> watched, CommunityRules rules) => watched
        .Where(before => before.Member != other.Member && before.Member != step.Member && (before.At - other.At).Duration() < rules.RaidWindow && before.IsLike(other)
            && (before.At, before.Event.Value).CompareTo((step.At, step.Event.Value)) < 0)
        .DistinctBy(before => before.Member).Take(rules.RaidMembers - 1).Count() < rules.RaidMembers - 1;

    // From when on what the member wrote counts as a new account's, and did not, or the other way round.
    private static DateTimeOffset? ChangedFrom(Joined<MemberState> member) => member switch
    {
        { Before: null } => null,
        { Before: var before, After: var after } when after.FirstSeenAt < before.FirstSeenAt => before.FirstSeenAt,
        { Before: var before, After: var after } when after.IsBot != before.IsBot || !(after.StaffChanges ?? []).SequenceEqual(before.StaffChanges ?? []) => after.FirstSeenAt,
        _ => null,
    };

    private async Task<IReadOnlyList<FirstStep>> OwnAsync(
        Community community, MemberId member, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var own = new List<FirstStep>();
        await foreach (var fact in store.FactsAsync(community, member, from, until, cancellationToken))
        {
            if (fact.IsText)
                own.Add(KeepSteps.StepOf(fact));
        }

        return own;
    }

    private static bool NamesWeighAnew(Joined<MemberState> member, Community community)
    {
        var (before, after) = (member.Before, member.After);
        var isStaff = after.StaffChanges is not null || community.Staff.Contains(after.Member);
        return isStaff && (before is null || !Names.AreSame(before, after) || !(after.StaffChanges ?? []).SequenceEqual(before.StaffChanges ?? []));
    }

    private async Task<IEnumerable<AuthorSpan>> NamesakesAsync(Community community, Joined<MemberState> staff, CancellationToken cancellationToken)
    {
        var shapes = Names.Shapes(staff.After).Concat(staff.Before is null ? [] : Names.Shapes(staff.Before)).Distinct();
        var others = await store.NamedLikeAsync(community.Id, shapes, MostOfOneName, cancellationToken);
        return others.Where(other => other.Member != staff.After.Member)
            .Select(other => new AuthorSpan(other.Member, other.FirstSeenAt, other.FirstSeenAt + NewAccount.Window));
    }
}
