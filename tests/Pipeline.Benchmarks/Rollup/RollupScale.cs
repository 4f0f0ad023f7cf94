namespace Pipeline.Benchmarks.Rollup;

/// <summary>How much is made up. Members and events are spread evenly over the communities.</summary>
internal sealed record RollupScale(int Communities, int Members, long Events, int Days, int Platforms, int Seed, int Rounds);
