using Microsoft.Extensions.Logging;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Privacy;

/// <summary>
/// Expire data, the timer of every night: deletes the texts that reviews hold, before their time is over, and the index of new accounts'
/// first steps. It looks at everything that is held, so whatever nights were missed, one run makes up for all of them; run again, it finds nothing.
/// </summary>
public sealed partial class ExpireData(IStore store, CommunityDirectory communities, ForgetFirstSteps steps, TimeProvider clock, ILogger<ExpireData> logger)
{
    // What would be over before the next run goes with this one, so that nothing is held longer than it is said to be.
    private static readonly TimeSpan UntilNext = TimeSpan.FromDays(1);

    private const int BatchSize = 100;

    /// <returns>How many texts were deleted.</returns>
    public async Task<int> HandleAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var community in communities.ListAsync(cancellationToken))
        {
            var own = 0;
            var held = store.RangeAsync(Tables.HeldTexts, community.Id.Value, cancellationToken: cancellationToken);
            await foreach (var texts in held.Chunk(BatchSize).WithCancellation(cancellationToken))
                own += await DeleteAsync(texts, cancellationToken);

            await steps.HandleAsync(community.Id, cancellationToken);
            if (own > 0)
                LogExpired(community.Id, own);
            count += own;
        }

        return count;
    }

    private async Task<int> DeleteAsync(HeldText[] texts, CancellationToken cancellationToken)
    {
        var next = clock.GetUtcNow() + UntilNext;
        var reviews = await store.FindManyAsync(Tables.Reviews, [.. texts.Select(Tables.ReviewKey)], cancellationToken);
        RowKey[] over = [.. texts.Zip(reviews).Where(one => one.First.IsOverAt(next, one.Second)).Select(one => Tables.HeldTexts.Key(one.First))];
        if (over.Length > 0)
            await store.DeleteAsync(Tables.HeldTexts, over, cancellationToken);
        return over.Length;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Community}: {Count} texts of reviews were past their time")]
    private partial void LogExpired(CommunityId community, int count);
}
