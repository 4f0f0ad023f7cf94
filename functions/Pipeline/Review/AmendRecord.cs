using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Review;

/// <summary>What an overturned verdict leaves with its author: the strike weighs nothing any more, and a time of grace protects them. May be repeated.</summary>
public sealed class AmendRecord(IStore store)
{
    public async Task HandleAsync(Community community, Verdict verdict, DateTimeOffset overturnedAt, CancellationToken cancellationToken)
    {
        // Also of what was only flagged: the row is what keeps it from being flagged again.
        await store.JoinAsync(Tables.Strikes, [Strike.Of(verdict) with { OverturnedAt = overturnedAt }], cancellationToken);

        // Whom nothing befell needs no protection, and a flag that was wrong is no reason to look away for two weeks.
        if (verdict.Outcome <= Outcome.Flagged)
            return;

        Grace[] own = [new(overturnedAt, overturnedAt + community.Rules.Ladder.GraceFor)];
        await store.UpdateAsync(
            Tables.Members, Tables.MemberKey(community.Id, verdict.Author),
            current => current?.Graces?.Contains(own[0]) == false || current is { Graces: null } ? current with { Graces = Grace.Join(current.Graces, own) } : null,
            cancellationToken);
    }
}
