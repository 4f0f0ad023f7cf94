using Pipeline.Model;
using Pipeline.Rollup.Interactions;
using Pipeline.Store;

namespace Pipeline.Rollup.Lists;

/// <summary>Finds the facts that traces lead to. What the rows that stand hold already is not read again.</summary>
internal sealed class FactsBehind(IStore store, CommunityId community, CommunityHistory history)
{
    private readonly Dictionary<(MemberId Member, long At), List<Evidence>> _known = [];

    public void Know(IEnumerable<Evidence> evidence)
    {
        foreach (var one in evidence)
            Remember(one);
    }

    /// <returns>In the order of the traces; without those whose fact is no longer there.</returns>
    public async Task<IReadOnlyList<Evidence>> FindAsync(IReadOnlyList<Trace> traces, CancellationToken cancellationToken)
    {
        var found = new List<Evidence>(traces.Count);
        foreach (var trace in traces)
        {
            if (await FindAsync(trace, cancellationToken) is { } evidence)
                found.Add(evidence);
        }

        return found;
    }

    public async Task<Evidence?> FindAsync(Trace trace, CancellationToken cancellationToken)
    {
        MemberId[] accounts = [.. history.Members.AccountsOf(trace.Member).Select(history.Members.MemberOf)];
        if (accounts.Select(account => Known(account, trace)).FirstOrDefault(known => known is not null) is { } standing)
            return standing;

        foreach (var account in accounts)
        {
            await ReadAsync(account, trace, cancellationToken);
            if (Known(account, trace) is { } read)
                return read;
        }

        return null;
    }

    private Evidence? Known(MemberId account, Trace trace) =>
        // Of several the one with the smallest id: what was chosen once is chosen again.
        _known.TryGetValue((account, trace.At), out var there)
            ? there.Where(evidence => IsWanted(evidence, trace)).MinBy(evidence => evidence.Event.Value, StringComparer.Ordinal)
            : null;

    private static bool IsWanted(Evidence evidence, Trace trace) => trace.Message == 0
        || (evidence is { Source: { } source, Channel: { } channel, Message: { } message } && MessageHash.Of(source, channel, message.Value) == trace.Message);

    private async Task ReadAsync(MemberId account, Trace trace, CancellationToken cancellationToken)
    {
        var place = Tables.ActivityFrom(account, new(trace.At, TimeSpan.Zero));
        var facts = store.RangeAsync(
            Tables.Activity, Tables.DayPartition(community, history.DayAt(trace.Day)), place, Tables.After(place), cancellationToken);
        await foreach (var fact in facts)
        {
            if (!fact.IsWithdrawn && fact.Kind is not (ActivityKind.Edited or ActivityKind.ReactionTotal))
                Remember(new(fact.Event, fact.Member, fact.At, fact.Source, fact.Channel, fact.Message));
        }
    }

    private void Remember(Evidence evidence)
    {
        var key = (evidence.Member, evidence.At.UtcTicks);
        if (!_known.TryGetValue(key, out var there))
            _known[key] = there = [];
        if (!there.Contains(evidence))
            there.Add(evidence);
    }
}
