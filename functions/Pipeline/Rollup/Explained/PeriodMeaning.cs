using Pipeline.Model;
using Pipeline.Rollup.Definitions;

namespace Pipeline.Rollup.Explained;

/// <summary>What a number of a period counts, and what is behind it.</summary>
/// <param name="Name">As in the period's row.</param>
/// <param name="Definition">In words.</param>
/// <param name="Value">Where it stands in the row.</param>
/// <param name="Behind">What the definition itself counted.</param>
internal sealed record PeriodMeaning(
    string Name, string Definition, Func<PeriodMetric, long?> Value, Func<PeriodNumbers, Period, IEnumerable<Share>> Behind)
{
    /// <summary>The numbers that together are the whole.</summary>
    public IReadOnlyList<string> Of { get; init; } = [];

    /// <summary>So much for each of the whole: no share of it, so it has no interval.</summary>
    public bool IsQuotient { get; init; }

    /// <summary>Estimated from all that is listed, instead of added up from it.</summary>
    public bool IsEstimate { get; init; }

    /// <summary>Where members are counted and not what happened: which of their facts show it; null: none does.</summary>
    public Func<ActivityFact, bool>? Shows { get; init; }

    /// <summary>It is about who was active in the period before.</summary>
    public bool IsBefore { get; init; }
}
