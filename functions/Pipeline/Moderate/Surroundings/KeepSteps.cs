using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Moderate.Surroundings;

/// <summary>Writes down by time what new accounts do.</summary>
public sealed class KeepSteps(IStore store)
{
    /// <param name="members">As the facts leave them.</param>
    /// <returns>The steps among the facts.</returns>
    internal async Task<IReadOnlyList<FirstStep>> HandleAsync(
        IReadOnlyList<ActivityFact> facts, IReadOnlyList<Joined<MemberState>> members, CancellationToken cancellationToken)
    {
        var known = new Dictionary<MemberId, MemberState>();
        foreach (var member in members)
            known[member.After.Member] = member.After;

        List<FirstStep> steps = [.. facts
            .Where(fact => fact.Kind == ActivityKind.Joined || (fact.IsText && known.GetValueOrDefault(fact.Member)?.IsNewAt(fact.At) == true))
            .Select(StepOf)];
        await store.JoinAsync(Tables.FirstSteps, steps, cancellationToken);
        return steps;
    }

    internal static FirstStep StepOf(ActivityFact fact) => new()
    {
        Community = fact.Community,
        At = fact.At,
        Event = fact.Event,
        Member = fact.Member,
        Kind = fact.Kind,
        Similarity = fact.Signals?.Similarity ?? 0,
        Fingerprint = fact.Signals is { Similarity: 0, Links: > 0, Fingerprint: var print } ? print : 0,
    };
}
