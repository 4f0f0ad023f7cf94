using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Privacy;

/// <summary>
/// Deletes what new accounts did, in the index by time that raids and waves are seen in, once nothing late can need it any more. Each
/// night looks at a week of days, so that up to six missed nights leave nothing behind.
/// </summary>
public sealed class ForgetFirstSteps(IStore store, TimeProvider clock)
{
    /// <summary>A day's steps are kept for so many days.</summary>
    public const int KeptDays = 14;

    private const int DaysLookedAt = 7;

    /// <returns>How many were deleted.</returns>
    public async Task<int> HandleAsync(CommunityId community, CancellationToken cancellationToken)
    {
        var (count, today) = (0, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        for (var back = KeptDays + 1; back <= KeptDays + DaysLookedAt; back++)
        {
            var steps = await store.RangeAsync(
                Tables.FirstSteps, Tables.DayPartition(community, today.AddDays(-back)), cancellationToken: cancellationToken).ToListAsync(cancellationToken);
            if (steps.Count > 0)
                await store.DeleteAsync(Tables.FirstSteps, [.. steps.Select(Tables.FirstSteps.Key)], cancellationToken);
            count += steps.Count;
        }

        return count;
    }
}
