using System.Collections.Frozen;
using Pipeline.Model;

namespace Pipeline.Rollup.Explained;

/// <summary>What a cell of the table of cohorts counts.</summary>
/// <param name="Of">The cohort's size; null: it is that itself.</param>
internal sealed record CohortMeaning(string Name, string Definition, Func<Cohort, int?> Value, string? Of);

/// <summary>Every cell that can be explained.</summary>
internal static class CohortMeanings
{
    private const string Joined = "joined";
    private const string Started = "started";

    private static readonly FrozenDictionary<string, CohortMeaning> ByName =
        Sizes().Concat(Brackets()).Concat(Returns()).ToFrozenDictionary(meaning => meaning.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    public static CohortMeaning? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<CohortMeaning> Sizes() =>
    [
        new(Joined, "Members who joined, or were first seen active, in the week.", row => row.Joined, null),
        new(Started, "Members whose first activity ever was in the week.", row => row.Started, null),
    ];

    private static IEnumerable<CohortMeaning> Brackets() =>
    [
        new("days0", "Of those who joined in the week, those active within 24 hours of it.", row => row.Days0, Joined),
        Bracket(1, 3, row => row.Days1To3),
        Bracket(4, 7, row => row.Days4To7),
        Bracket(8, 14, row => row.Days8To14),
        Bracket(15, 30, row => row.Days15To30),
        Bracket(31, 60, row => row.Days31To60),
        Bracket(61, 90, row => row.Days61To90),
    ];

    private static IEnumerable<CohortMeaning> Returns() =>
    [
        .. Return(1, row => row.RetentionD1, row => row.UnboundedD1),
        .. Return(3, row => row.RetentionD3, row => row.UnboundedD3),
        .. Return(7, row => row.RetentionD7, row => row.UnboundedD7),
        .. Return(14, row => row.RetentionD14, row => row.UnboundedD14),
        .. Return(30, row => row.RetentionD30, row => row.UnboundedD30),
        .. Return(60, row => row.RetentionD60, row => row.UnboundedD60),
        .. Return(90, row => row.RetentionD90, row => row.UnboundedD90),
    ];

    private static CohortMeaning Bracket(int first, int last, Func<Cohort, int?> value) =>
        new($"days{first}To{last}", $"Of those who joined in the week, those active {24 * first} to {24 * (last + 1)} hours after joining.", value, Joined);

    private static IEnumerable<CohortMeaning> Return(int age, Func<Cohort, int?> rolling, Func<Cohort, int?> unbounded)
    {
        yield return new($"retentionD{age}", $"Of those first active in the week, those active {24 * age} to {24 * (age + 1)} hours after their first activity.", rolling, Started);
        yield return new($"unboundedD{age}", $"Of those first active in the week, those active {24 * age} hours after their first activity or at any time later.", unbounded, Started);
    }
}
