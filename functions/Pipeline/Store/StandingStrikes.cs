using Pipeline.Model;

namespace Pipeline.Store;

/// <summary>What weighs or weighed on an author, with what stands against each text now.</summary>
internal static class StandingStrikes
{
    /// <summary>The author's strikes that weigh together with those since an instant, in the order of time.</summary>
    /// <param name="until">The last that counts; later than now, as far as events may be ahead.</param>
    public static async Task<IReadOnlyList<StandingStrike>> StandingAsync(
        this IStore store, Community community, MemberId author, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var strikes = await store.RangeAsync(
            Tables.Strikes, community.Id.Value,
            Tables.StrikesFrom(author, from - community.Rules.Ladder.StrikeWindow), Tables.StrikesFrom(author, until), cancellationToken).ToListAsync(cancellationToken);
        var verdicts = await store.FindManyAsync(Tables.Verdicts, [.. strikes.Select(Tables.VerdictKey)], cancellationToken);
        return [.. strikes.Zip(verdicts, (strike, verdict) => new StandingStrike(strike, verdict?.Outcome ?? Outcome.Allowed))];
    }
}
