using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Model;

namespace Pipeline.Settings;

/// <summary>What a settings document came to.</summary>
/// <param name="Community">Null where there are problems.</param>
public sealed record SettingsRead(Community? Community, IReadOnlyList<SettingProblem> Problems);

/// <summary>
/// A community's settings as people read and write them. It is the whole of them: what a document does not name has its default.
/// </summary>
public static class SettingsDocument
{
    // One column of a row holds the rules; half of what fits there, for letters that JSON escapes.
    private const int MostRuleChars = 16_000;

    private static readonly MapForm<Community> Form = new(() => new Community { Id = default }, Fields(), Check);
    private static readonly Dictionary<string, string> Hints = new(Form.Hints, StringComparer.Ordinal);

    public static SettingsRead Read(CommunityId id, ParsedSettings document)
    {
        if (document.Root is not { } root)
            return new(null, [document.Problem!]);

        // An empty document is one that names nothing.
        var problems = new List<SettingProblem>();
        var map = root is SettingNode.Absent ? new SettingNode.Map(root.Place, []) : root;
        return Form.TryRead(map, problems, out var community) ? new(community with { Id = id }, []) : new(null, problems);
    }

    public static JsonObject Write(Community community) => (JsonObject)Form.Write(community)!;

    /// <summary>Changes with the settings, whichever instance reads them.</summary>
    public static string Version(Community community) => Digest.Text(Encoding.UTF8.GetBytes(Write(community).ToJsonString()));

    /// <summary>What the setting at the JSON pointer means, for a commented document; null where its name says all.</summary>
    public static string? Hint(string path) => Hints.GetValueOrDefault(path) is { Length: > 0 } hint ? hint : null;

    private static SettingField<Community>[] Fields() =>
    [
        SettingField<Community>.Of(
            "name", "as members know the community", SettingForms.Text("a name"),
            community => community.Name!, (community, value) => community with { Name = value }),
        SettingField<Community>.Of(
            "timeZone", "IANA name; days, digests and quiet hours follow it", SettingForms.Zone,
            community => community.TimeZone, (community, value) => community with { TimeZone = value }),
        SettingField<Community>.Of(
            "mode", "off, shadow (everything is decided and recorded, nothing done) or enforce",
            SettingForms.Words(("off", ModerationMode.Off), ("shadow", ModerationMode.Shadow), ("enforce", ModerationMode.Enforce)),
            community => community.Mode, (community, value) => community with { Mode = value }),
        SettingField<Community>.Of(
            "staff", "members who are staff whatever their platform says, by member id", new ListForm<MemberId>(SettingForms.Member, 500),
            community => community.Staff, (community, value) => community with { Staff = value }),
        SettingField<Community>.Of(
            "rules", "what members may post, and how much", RuleFields.Form,
            community => community.Rules, (community, value) => community with { Rules = value }),
        SettingField<Community>.Of(
            "digest", "where and when the weekly digest is posted; without connection and channel none is", DigestFields.Form,
            community => community.Digest, (community, value) => community with { Digest = value }),
    ];

    private static void Check(Community community, SettingNode.Map map, List<SettingProblem> problems)
    {
        if (RuleFields.Form.Write(community.Rules).ToJsonString().Length is > MostRuleChars and var length)
            problems.Add(new(map.PlaceOf("rules"), $"The rules take {length} characters; {MostRuleChars} fit. Shorten the lists of hosts, terms or channels."));
    }
}
