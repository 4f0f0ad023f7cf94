using Pipeline.Model;
using Pipeline.Rollup;
using Pipeline.Store;

namespace Pipeline.Local.Import;

/// <summary>Closes days at once instead of waiting for the timer and its queue: after an import, and on demand.</summary>
internal sealed class CloseNow(CommunityDirectory communities, RollUpDay rollUp, TimeProvider clock)
{
    /// <param name="from">Every day from here on is made anew from its facts; null: only days that changed.</param>
    /// <param name="progress">Is told how many communities are done.</param>
    /// <returns>How many days were made anew, and how many rows of numbers changed.</returns>
    public async Task<(int Days, int Rows)> RunAsync(
        IReadOnlyCollection<CommunityId> ids, DateOnly? from, Action<int>? progress, CancellationToken cancellationToken)
    {
        var (days, rows, done) = (0, 0, 0);
        await Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken },
            async (id, cancellation) =>
            {
                var community = await communities.GetAsync(id, cancellation);
                var closed = await rollUp.HandleAsync(new(id, CloseDays.LastDayOver(community, clock.GetUtcNow()), from), cancellation);
                Interlocked.Add(ref days, closed.Days);
                Interlocked.Add(ref rows, closed.Rows);
                progress?.Invoke(Interlocked.Increment(ref done));
            });
        return (days, rows);
    }
}
