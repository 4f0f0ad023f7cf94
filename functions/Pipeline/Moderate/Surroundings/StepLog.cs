using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Text;

namespace Pipeline.Moderate.Surroundings;

/// <summary>The steps of new accounts, read by time.</summary>
internal static class StepLog
{
    // More than happens in any window that is no attack already; then the first of them tell enough.
    private const int MostRead = 2_000;

    /// <summary>The steps from one instant to another, both included, in the order of time.</summary>
    public static async Task<List<FirstStep>> StepsAsync(
        this IStore store, CommunityId community, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken)
    {
        var steps = new List<FirstStep>();
        for (var day = DateOnly.FromDateTime(from.UtcDateTime); day <= DateOnly.FromDateTime(until.UtcDateTime) && steps.Count < MostRead; day = day.AddDays(1))
        {
            var range = store.RangeAsync(
                Tables.FirstSteps, Tables.DayPartition(community, day), KeyText.Time(from), KeyText.Time(until.AddTicks(1)), cancellationToken);
            await foreach (var step in range)
            {
                steps.Add(step);
                if (steps.Count == MostRead)
                    break;
            }
        }

        return steps;
    }

    /// <summary>The steps around all instants, each stretch of time read once.</summary>
    public static async Task<List<FirstStep>> StepsAsync(
        this IStore store, CommunityId community, IEnumerable<DateTimeOffset> instants, TimeSpan window, CancellationToken cancellationToken)
    {
        var steps = new List<FirstStep>();
        (DateTimeOffset From, DateTimeOffset Until)? stretch = null;
        foreach (var at in instants.Order())
        {
            if (stretch is { } open && at - window <= open.Until)
            {
                stretch = (open.From, at + window);
                continue;
            }

            if (stretch is { } closed)
                steps.AddRange(await store.StepsAsync(community, closed.From, closed.Until, cancellationToken));
            stretch = (at - window, at + window);
        }

        if (stretch is { } last)
            steps.AddRange(await store.StepsAsync(community, last.From, last.Until, cancellationToken));
        return steps;
    }

    /// <summary>Whether a step wrote nearly what the text says.</summary>
    public static bool IsLike(this FirstStep step, TextSignals text) =>
        SimHash.AreNear(step.Similarity, text.Similarity)
        || (step.Fingerprint != 0 && text is { Similarity: 0, Links: > 0 } && step.Fingerprint == text.Fingerprint);

    public static bool IsLike(this FirstStep step, FirstStep other) =>
        SimHash.AreNear(step.Similarity, other.Similarity) || (step.Fingerprint != 0 && step.Fingerprint == other.Fingerprint);
}
