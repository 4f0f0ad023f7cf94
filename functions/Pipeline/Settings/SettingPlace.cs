namespace Pipeline.Settings;

/// <summary>Where something stands in a settings document.</summary>
/// <param name="Path">A JSON pointer (RFC 6901); empty for the document itself.</param>
/// <param name="Line">Counted from 1.</param>
public sealed record SettingPlace(string Path, int Line)
{
    public static SettingPlace Start { get; } = new("", 1);

    public SettingPlace Member(string name, int line) => new(Child(Path, name), line);

    public SettingPlace Item(int index, int line) => new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Path}/{index}"), line);

    public static string Child(string path, string name) =>
        $"{path}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}

/// <summary>What is wrong at a place of a settings document, and what to write instead.</summary>
public sealed record SettingProblem(SettingPlace Place, string Detail);
