using System.Text;
using System.Text.Json.Serialization;

namespace Pipeline.Model;

/// <summary>Sentences below a heading.</summary>
public sealed record RuleSection(string Title, IReadOnlyList<string> Sentences);

/// <summary>A community's rules as they are published: everything that a member should know about them, in plain language.</summary>
public sealed record PublishedRules
{
    /// <summary>What fits into a message that can be pinned, on every platform (Discord allows the least).</summary>
    public const int MostPinned = 2000;

    public required CommunityId Community { get; init; }

    /// <summary>The language of everything in it, as a web page names it.</summary>
    public required string Language { get; init; }

    public required string Title { get; init; }

    /// <summary>Changes whenever the rules do, be it by a term that is not published.</summary>
    public required string Version { get; init; }

    /// <summary>The version in a sentence.</summary>
    [JsonIgnore]
    public string VersionLine => EnglishRules.Version(Version);

    public required ModerationMode Mode { get; init; }

    public required IReadOnlyList<RuleText> Rules { get; init; }

    /// <summary>What happens, how to appeal, how messages are checked, and which sites are allowed and refused.</summary>
    public required IReadOnlyList<RuleSection> Sections { get; init; }

    /// <summary>What happens and how to appeal, in short.</summary>
    public required string Summary { get; init; }

    public static PublishedRules Of(Community community)
    {
        var rules = RuleWords.Of(community.Rules);
        IReadOnlyList<RuleSection> sections = [.. EnglishRules.Sections(community), .. Sites(community.Rules)];
        return new()
        {
            Community = community.Id,
            Language = "en",
            Title = EnglishRules.Title(community),
            Version = VersionOf(rules, sections, community.Rules.BlockedTerms),
            Mode = community.Mode,
            Rules = rules,
            Sections = sections,
            Summary = EnglishRules.Summary(community),
        };
    }

    /// <summary>Text to pin; where it would get longer than <see cref="MostPinned"/>, rules are left to the page.</summary>
    /// <param name="address">Where the page is.</param>
    public string ToPin(Uri? address)
    {
        for (var shown = Rules.Count; ; shown--)
        {
            var text = new StringBuilder().Append(Title).Append("\n\n");
            foreach (var rule in Rules.Take(shown))
                text.Append("• ").Append(rule.Sentence).Append('\n');
            if (shown < Rules.Count)
                text.Append(EnglishRules.More(Rules.Count - shown)).Append('\n');
            text.Append('\n').Append(Summary).Append("\n\n").Append(EnglishRules.Page(address, Version));
            if (text.Length <= MostPinned || shown == 0)
                return text.ToString();
        }
    }

    private static IEnumerable<RuleSection> Sites(CommunityRules rules)
    {
        if (rules.AllowedDomains.Count > 0)
            yield return new(EnglishRules.AllowedSites, rules.AllowedDomains);
        if (rules.RefusedDomains.Count > 0)
            yield return new(EnglishRules.RefusedSites, rules.RefusedDomains);
    }

    private static string VersionOf(IReadOnlyList<RuleText> rules, IReadOnlyList<RuleSection> sections, IReadOnlyList<string> blocked)
    {
        var words = rules.Select(rule => rule.Sentence).Concat(sections.SelectMany(section => section.Sentences)).Concat(blocked);
        return Digest.Text(Encoding.UTF8.GetBytes(string.Join('\n', words)))[..8];
    }
}
