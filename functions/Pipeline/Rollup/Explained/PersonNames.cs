using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Rollup.Explained;

/// <summary>What persons are called in an explanation: by the first of their accounts.</summary>
internal sealed class PersonNames
{
    private static readonly MemberId Erased = new("erased");

    private readonly Dictionary<int, MemberId> _names = [];

    private PersonNames()
    {
    }

    public static async Task<PersonNames> ReadAsync(IStore store, CommunityId community, MemberRoster roster, CancellationToken cancellationToken)
    {
        var names = new PersonNames();
        await foreach (var member in store.RangeAsync(Tables.Members, community.Value, cancellationToken: cancellationToken))
            names._names.TryAdd(roster.Of(member.Member), member.Member);
        return names;
    }

    public MemberId Of(int person) => _names.GetValueOrDefault(person, Erased);

    /// <summary>Whoever adds something, most first.</summary>
    public IReadOnlyList<ExplainedMember> Members(IEnumerable<(int Member, long Count)> adds, Func<int, (int Count, IReadOnlyList<EventId> First)> events) =>
    [
        .. adds.Where(one => one.Count != 0)
            .Select(one => (one.Count, Name: Of(one.Member), Events: events(one.Member)))
            .OrderByDescending(one => one.Count).ThenBy(one => one.Name)
            .Select(one => new ExplainedMember(one.Name, one.Count, one.Events.Count, one.Events.First)),
    ];

    /// <summary>What a number is a part of.</summary>
    public ExplainedWhole Whole(string metric, long? value, IEnumerable<int> members) => new(metric, value, [.. members.Select(Of).Order()]);
}
