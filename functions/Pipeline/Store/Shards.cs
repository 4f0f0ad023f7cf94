using System.Globalization;
using Pipeline.Model;

namespace Pipeline.Store;

/// <summary>
/// The partitions of what the timer looks at for all communities at once: few, so that a look takes few pages however many communities
/// there are, and more than one, so that they bear what all communities write.
/// </summary>
public static class Shards
{
    private const int Count = 16;

    public static IReadOnlyList<string> All { get; } =
        [.. Enumerable.Range(0, Count).Select(number => number.ToString("x", CultureInfo.InvariantCulture))];

    public static string Of(CommunityId community)
    {
        // FNV-1a (https://datatracker.ietf.org/doc/html/draft-eastlake-fnv): part of the stored keys, so the same for ever.
        var hash = 2_166_136_261;
        foreach (var letter in community.Value)
            hash = (hash ^ letter) * 16_777_619;
        return All[(int)(hash % Count)];
    }
}
