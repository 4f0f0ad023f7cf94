using Pipeline.Local.Simulation;

namespace Pipeline.Local.Demo;

/// <summary>What a network does to the order of deliveries: most change places with near ones, a few come late, a few come twice.</summary>
internal sealed record Disorder
{
    public ulong Seed { get; init; } = 1;

    /// <summary>How many places a delivery is moved at most.</summary>
    public int Near { get; init; } = 6;

    public double LateShare { get; init; } = 0.01;

    /// <summary>How many places a late one is moved at most.</summary>
    public int Far { get; init; } = 150;

    /// <summary>How many come a second time, soon or late.</summary>
    public double TwiceShare { get; init; } = 0.03;

    /// <summary>Holds back no more than <see cref="Far"/> deliveries and their repetitions at a time.</summary>
    public IEnumerable<T> Apply<T>(IEnumerable<T> inOrder)
    {
        var dice = new Dice(Seed);
        var waiting = new PriorityQueue<T, (long Place, long Sequence)>();
        var (place, sequence) = (0L, 0L);
        foreach (var one in inOrder)
        {
            waiting.Enqueue(one, (place + dice.Below(1 + (dice.Chance(LateShare) ? Far : Near)), sequence++));
            if (dice.Chance(TwiceShare))
                waiting.Enqueue(one, (place + 1 + dice.Below(Far), sequence++));
            place++;
            while (waiting.TryPeek(out var next, out var due) && due.Place < place)
            {
                waiting.Dequeue();
                yield return next;
            }
        }

        while (waiting.TryDequeue(out var last, out _))
            yield return last;
    }
}
