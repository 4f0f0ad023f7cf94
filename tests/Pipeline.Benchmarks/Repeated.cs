namespace Pipeline.Benchmarks;

/// <summary>How fast something goes when it is done again and again on one core.</summary>
/// <param name="PerSecond">Of the best of several runs: what disturbs a run only makes it slower.</param>
/// <param name="Bytes">Allocated for each.</param>
internal readonly record struct Repeated(double PerSecond, double Bytes)
{
    private const int Runs = 8;
    private const int Between = 64;

    public static Repeated Measure<T>(Func<T> work, TimeSpan time)
    {
        Run(work, time / 2);
        var (best, bytes) = (0.0, 0.0);
        for (var run = 0; run < Runs; run++)
        {
            var (count, elapsed, allocated) = Run(work, time / Runs);
            best = Math.Max(best, count / elapsed.TotalSeconds);
            bytes = (double)allocated / count;
        }

        return new(best, bytes);
    }

    private static (long Count, TimeSpan Elapsed, long Allocated) Run<T>(Func<T> work, TimeSpan time)
    {
        var (count, began, allocated) = (0L, TimeProvider.System.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        T result = default!;
        while (TimeProvider.System.GetElapsedTime(began) < time)
        {
            for (var i = 0; i < Between; i++)
                result = work();
            count += Between;
        }

        var (elapsed, bytes) = (TimeProvider.System.GetElapsedTime(began), GC.GetAllocatedBytesForCurrentThread() - allocated);
        GC.KeepAlive(result);
        return (count, elapsed, bytes);
    }
}
