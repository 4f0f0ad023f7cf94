using Pipeline.Model;
using Pipeline.Rollup.Interactions;

namespace Pipeline.Rollup.Lists;

/// <summary>Finds the facts that traces lead to, in the sheets that a roll-up has in hand anyway.</summary>
/// <param name="interactions">The community's sheets of them.</param>
internal sealed class FactsBehind(IEnumerable<DaySheet> interactions, CommunityHistory history)
{
    private readonly ILookup<DateOnly, DaySheet> _sheets = interactions.ToLookup(sheet => sheet.Day);

    /// <returns>In the order of the traces; without those whose fact is no longer there.</returns>
    public IReadOnlyList<Evidence> Find(IEnumerable<Trace> traces) => [.. traces.Select(Find).OfType<Evidence>()];

    public Evidence? Find(Trace trace) => history.Members.AccountsOf(trace.Member)
        .Select(account => Find(account, trace)).FirstOrDefault(found => found is not null);

    private Evidence? Find(int account, Trace trace)
    {
        var (id, member) = (history.Members.IdOf(account), history.Members.MemberOf(account));
        Evidence? found = null;
        foreach (var part in _sheets[history.DayAt(trace.Day)])
        {
            var reader = new EvidenceReader(part);
            while (reader.MoveNext())
            {
                // Of several the one with the smallest id: what was chosen once is chosen again.
                if (reader.At == trace.At && reader.Account == id && reader.Current(member) is var evidence && IsWanted(evidence, trace)
                    && (found is null || string.CompareOrdinal(evidence.Event.Value, found.Event.Value) < 0))
                {
                    found = evidence;
                }
            }
        }

        return found;
    }

    private static bool IsWanted(Evidence evidence, Trace trace) => trace.Message == 0
        || (evidence is { Source: { } source, Channel: { } channel, Message: { } message } && MessageHash.Of(source, channel, message.Value) == trace.Message);
}
