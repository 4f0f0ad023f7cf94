using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Moderate;

/// <summary>An author's verdicts with all that weighs on the author.</summary>
/// <param name="Verdicts">On the texts of the case, and on <paramref name="Later"/> ones.</param>
/// <param name="Later">What stood against later texts, which the case's make weigh more or less.</param>
/// <param name="Strikes">As they are to stand.</param>
/// <param name="Stood">As they were read.</param>
internal sealed record Climbed(AuthorCase Case, IReadOnlyList<Verdict> Verdicts, IReadOnlyList<Verdict> Later, IReadOnlyList<Strike> Strikes, IReadOnlyList<Strike> Stood)
{
    public bool MovesStrikes => !Strikes.SequenceEqual(Stood);
}

/// <summary>Reads what weighs on an author and lets the verdicts climb; keeps what weighs.</summary>
public sealed class ClimbLadder(IStore store)
{
    /// <param name="verdicts">What the checks alone came to.</param>
    internal async Task<Climbed> HandleAsync(Community community, AuthorCase one, IReadOnlyList<Verdict> verdicts, CancellationToken cancellationToken)
    {
        var stood = await StrikesAsync(community, one.Span, cancellationToken);
        var own = verdicts.Where(verdict => verdict.Severity > Outcome.Flagged).Select(Strike.Of).ToDictionary(Tables.StrikeKey);
        var strikes = new List<Strike>();
        foreach (var strike in stood)
        {
            if (own.Remove(Tables.StrikeKey(strike), out var now))
                strikes.Add(Strike.Join(strike, now));
            else if (!IsWithin(one.Span, strike.At) || strike.OverturnedAt is not null)
                strikes.Add(strike);
        }

        strikes.AddRange(own.Values);
        strikes.Sort((left, right) => string.CompareOrdinal(Tables.StrikeKey(left).Row, Tables.StrikeKey(right).Row));
        var later = await LaterAsync(strikes, one.Span.Until, cancellationToken);
        return new(one, [.. verdicts.Concat(later).Select(verdict => Ladder.Climb(verdict, strikes, one.Author, community))], later, strikes, stood);
    }

    internal async Task KeepAsync(IReadOnlyList<Climbed> climbs, CancellationToken cancellationToken)
    {
        var moving = climbs.Where(climbed => climbed.MovesStrikes).ToList();
        await store.JoinAsync(Tables.Strikes, [.. moving.SelectMany(climbed => climbed.Strikes.Except(climbed.Stood))], cancellationToken);
        var gone = moving.SelectMany(climbed => climbed.Stood.Select(Tables.StrikeKey).Except(climbed.Strikes.Select(Tables.StrikeKey)));
        await store.DeleteAsync(Tables.Strikes, [.. gone], cancellationToken);
    }

    /// <summary>Whether something weighs on the author that was not known when the verdicts climbed.</summary>
    internal async Task<bool> IsOutdatedAsync(Community community, Climbed climbed, CancellationToken cancellationToken) =>
        !(await StrikesAsync(community, climbed.Case.Span, cancellationToken)).SequenceEqual(climbed.Strikes);

    private Task<List<Strike>> StrikesAsync(Community community, AuthorSpan span, CancellationToken cancellationToken)
    {
        var window = community.Rules.Ladder.StrikeWindow;
        return store.RangeAsync(
            Tables.Strikes, community.Id.Value,
            Tables.StrikesFrom(span.Author, span.From - window), Tables.StrikesFrom(span.Author, Later(span.Until, window)), cancellationToken)
            .ToListAsync(cancellationToken).AsTask();
    }

    private async Task<IReadOnlyList<Verdict>> LaterAsync(List<Strike> strikes, DateTimeOffset until, CancellationToken cancellationToken)
    {
        RowKey[] keys = [.. strikes.Where(strike => strike.At > until).Select(Tables.VerdictKey)];
        if (keys.Length == 0)
            return [];

        var found = await store.FindManyAsync(Tables.Verdicts, keys, cancellationToken);
        return [.. found.OfType<Verdict>()];
    }

    private static bool IsWithin(AuthorSpan span, DateTimeOffset at) => at >= span.From && at <= span.Until;

    private static DateTimeOffset Later(DateTimeOffset instant, TimeSpan by) => instant >= DateTimeOffset.MaxValue - by ? DateTimeOffset.MaxValue : instant + by;
}
