using System.Collections.Frozen;
using Pipeline.Model;
using Pipeline.Rollup.Mistakes;

namespace Pipeline.Rollup.Explained;

/// <summary>What a number of a community's growth counts.</summary>
/// <param name="Of">What it is a part of; null: it is of nothing.</param>
internal sealed record GrowthMeaning(string Name, string Definition, FoundingStep Step, Func<Founding, int> Value, string? Of = null);

/// <summary>Every number of newcomers in it.</summary>
internal static class GrowthMeanings
{
    private const string Joined = "joined";
    private const string Posted = "posted";
    private const string Answered = "answered";
    private const string FirstPosts = "firstPosts";

    private static readonly FrozenDictionary<string, GrowthMeaning> ByName = All().ToFrozenDictionary(meaning => meaning.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => ByName.Keys.Order(StringComparer.Ordinal);

    public static GrowthMeaning? Find(string name) => ByName.GetValueOrDefault(name);

    private static IEnumerable<GrowthMeaning> All() =>
    [
        new(Joined, "Members who joined for the first time within half a year, and whose first two weeks are over.", FoundingStep.Joined, row => row.Joined),
        new(Posted, "Of these, who wrote.", FoundingStep.Posted, row => row.Posted, Joined),
        new(Answered, "Of these, whose first message was answered by another person.", FoundingStep.Answered, row => row.Answered, Posted),
        new("secondWeek", "Of these, who were active in their second week.", FoundingStep.SecondWeek, row => row.SecondWeek, Answered),
        new(FirstPosts, "Newcomers' first messages of two weeks that are a day old.", FoundingStep.FirstPosts, row => row.FirstPosts),
        new("firstPostsUnanswered", "Of these, without an answer within 24 hours.", FoundingStep.FirstPostsUnanswered, row => row.FirstPostsUnanswered, FirstPosts),
    ];
}
