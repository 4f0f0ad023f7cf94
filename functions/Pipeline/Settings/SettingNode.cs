namespace Pipeline.Settings;

/// <summary>A part of a settings document as somebody wrote it, in whichever language (JSON, YAML). What is no map or list is text.</summary>
public abstract record SettingNode
{
    /// <summary>A document nests no deeper than this; deeper ones are refused before they are read.</summary>
    public const int MostDepth = 8;

    private SettingNode(SettingPlace place) => Place = place;

    public SettingPlace Place { get; }

    public sealed record Map(SettingPlace At, IReadOnlyList<SettingMember> Members) : SettingNode(At)
    {
        /// <summary>Where a member stands; where the map does when it is not there.</summary>
        public SettingPlace PlaceOf(string name) => Members.Where(member => member.Name == name).Select(member => member.Place).FirstOrDefault(At);
    }

    public sealed record List(SettingPlace At, IReadOnlyList<SettingNode> Items) : SettingNode(At);

    public sealed record Scalar(SettingPlace At, string Text) : SettingNode(At);

    /// <summary>Null: as if it were not there.</summary>
    public sealed record Absent(SettingPlace At) : SettingNode(At);
}

/// <param name="Place">Where its name stands.</param>
public sealed record SettingMember(string Name, SettingPlace Place, SettingNode Value);

/// <summary>A document as it was parsed: its root, or why there is none.</summary>
public sealed record ParsedSettings(SettingNode? Root, SettingProblem? Problem)
{
    public static ParsedSettings Of(SettingNode root) => new(root, null);

    public static ParsedSettings Failed(SettingPlace place, string detail) => new(null, new(place, detail));
}
