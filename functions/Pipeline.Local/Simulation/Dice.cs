namespace Pipeline.Local.Simulation;

/// <summary>
/// Chance from a seed (SplitMix64, https://prng.di.unimi.it/splitmix64.c): a new series costs nothing, so every text has its own.
/// Numbers are made with + − × ÷ and √ alone, which give the same bits on every machine; logarithms do not.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private const ulong Golden = 0x9E3779B97F4A7C15;
    private ulong _state = seed;

    /// <summary>A seed for one of the things that one seed decides about.</summary>
    public static ulong Seed(ulong seed, ulong about) => Mix(Mix(seed + Golden) ^ (about * Golden));

    /// <summary>The same for something that has a name.</summary>
    public static ulong Seed(ulong seed, string about) => about.Aggregate(seed, (soFar, letter) => Seed(soFar, letter));

    public ulong Next() => Mix(_state += Golden);

    /// <summary>0 to 1, 1 excluded.</summary>
    public double Unit() => (Next() >> 11) * (1.0 / (1UL << 53));

    public bool Chance(double probability) => Unit() < probability;

    /// <summary>0 to <paramref name="count"/>, which is excluded.</summary>
    public int Below(int count) => (int)(((Next() >> 32) * (ulong)count) >> 32);

    /// <summary>One of the two whole numbers beside <paramref name="mean"/>, so that this is the mean.</summary>
    public int About(double mean)
    {
        var whole = (int)mean;
        return whole + (Chance(mean - whole) ? 1 : 0);
    }

    /// <summary>A waiting time of mean 1, by comparisons alone (von Neumann 1951).</summary>
    public double Exponential()
    {
        for (var whole = 0; ; whole++)
        {
            var first = Unit();
            var (last, run) = (first, 1);
            for (var next = Unit(); next < last; next = Unit())
                (last, run) = (next, run + 1);
            if (run % 2 == 1)
                return whole + first;
        }
    }

    /// <summary>A position, by weights that need not add up to anything.</summary>
    public int Pick(IReadOnlyList<double> weights)
    {
        var total = 0.0;
        for (var i = 0; i < weights.Count; i++)
            total += weights[i];

        var (rest, picked) = (Unit() * total, 0);
        while (picked < weights.Count - 1 && (rest -= weights[picked]) >= 0)
            picked++;
        return picked;
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
