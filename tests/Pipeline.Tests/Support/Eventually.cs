namespace Pipeline.Tests.Support;

/// <summary>Waits for something that another process does.</summary>
internal static class Eventually
{
    /// <exception cref="TimeoutException">It did not come true within <paramref name="patience"/>.</exception>
    public static async Task TrueAsync(Func<Task<bool>> condition, TimeSpan patience)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        var began = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            if (TimeProvider.System.GetElapsedTime(began) > patience)
                throw new TimeoutException($"It did not come true within {patience}.");
            await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }
    }
}
