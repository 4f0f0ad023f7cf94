using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Moderate;

/// <summary>Judges an author anew after something that people decided, and tells what stands against them then.</summary>
public sealed class JudgeAuthor(IStore store, JudgeTexts judge, TimeProvider clock)
{
    private static readonly IReadOnlySet<EventId> None = new HashSet<EventId>();

    /// <param name="from">The first text that is judged; what was written before stays as it is.</param>
    public Task<IReadOnlyList<Judged>> HandleAsync(Community community, MemberId author, DateTimeOffset from, CancellationToken cancellationToken) =>
        judge.HandleAsync(community, [new(author, from, clock.GetUtcNow() + CommunityEvent.MaxAhead)], None, cancellationToken);

    /// <summary>The author's strikes that weighed together with those since <paramref name="from"/>, in the order of time.</summary>
    public async Task<IReadOnlyList<StandingStrike>> StandingAsync(
        Community community, MemberId author, DateTimeOffset from, CancellationToken cancellationToken)
    {
        var strikes = await store.RangeAsync(
            Tables.Strikes, community.Id.Value,
            Tables.StrikesFrom(author, from - community.Rules.Ladder.StrikeWindow),
            Tables.StrikesFrom(author, clock.GetUtcNow() + CommunityEvent.MaxAhead), cancellationToken).ToListAsync(cancellationToken);
        var verdicts = await store.FindManyAsync(Tables.Verdicts, [.. strikes.Select(Tables.VerdictKey)], cancellationToken);
        return [.. strikes.Zip(verdicts, (strike, verdict) => new StandingStrike(strike, verdict?.Outcome ?? Outcome.Allowed))];
    }
}
