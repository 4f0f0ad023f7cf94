namespace Pipeline.Tests.Local.Simulation;

/// <summary>Measures the process, so nothing else may run.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;

[Collection(nameof(Alone))]
public sealed class SimulationMemoryTests
{
    [Fact]
    public void Memory_does_not_grow_with_the_length_of_the_history()
    {
        var kept = new List<long>();
        var (day, days) = (0L, 0);
        foreach (var act in Villages.Acts(Villages.Closed, days: 5 * 365))
        {
            if (act.Seconds / 86_400 != day && ++days % 300 == 0)
                kept.Add(GC.GetTotalMemory(forceFullCollection: true));
            day = act.Seconds / 86_400;
        }

        kept.Count.ShouldBeGreaterThanOrEqualTo(4);
        (kept[^1] - kept[0]).ShouldBeLessThan(100_000);
    }
}
