namespace Pipeline.Moderate;

/// <summary>Work on several authors at once: they have nothing in common, and what they wait for is the store.</summary>
internal static class Authors
{
    private const int AtOnce = 8;

    public static async Task<TResult[]> EachAsync<T, TResult>(
        IReadOnlyList<T> authors, Func<T, CancellationToken, Task<TResult>> handle, CancellationToken cancellationToken)
    {
        var results = new TResult[authors.Count];
        await Parallel.ForAsync(
            0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, cancellation) => results[i] = await handle(authors[i], cancellation));
        return results;
    }
}
