namespace Pipeline.Ingest.Discourse;

/// <summary>Says at start what is wrong with the settings of a forum's connection.</summary>
internal static class DiscourseSettings
{
    public const string Group = "Group";
    public const string Tiers = "Tiers";

    /// <summary>What to write instead, each beginning with the setting's name.</summary>
    public static IEnumerable<string> Faults(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var (name, value) in settings)
        {
            if (name.Equals(Group, StringComparison.OrdinalIgnoreCase) && !IsNumber(value))
                yield return $"{name} is to be the group's number, which its address in the forum's API shows.";
            if (name.Equals(Tiers, StringComparison.OrdinalIgnoreCase) && !TiersIn(value).All(tier => IsNumber(tier.Group) && tier.Name.Length > 0))
                yield return $"{name} is to be a list of groups' numbers and what they are called, such as 41=Gold,42=Silver.";
        }
    }

    /// <summary>The pairs of a list such as <c>41=Gold,42=Silver</c>; a name is empty where there is none.</summary>
    public static IEnumerable<(string Group, string Name)> TiersIn(string list) => list
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(pair => pair.Split('=', 2, StringSplitOptions.TrimEntries))
        .Select(pair => (pair[0], pair.Length > 1 ? pair[1] : ""));

    private static bool IsNumber(string text) => text.Length is > 0 and <= 18 && text.All(char.IsAsciiDigit);
}
