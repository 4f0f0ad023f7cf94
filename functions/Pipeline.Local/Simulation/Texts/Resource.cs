namespace Pipeline.Local.Simulation.Texts;

/// <summary>Texts that come with the assembly.</summary>
internal static class Resource
{
    public static string? TryRead(string name)
    {
        using var stream = typeof(Resource).Assembly.GetManifestResourceStream(name);
        if (stream is null)
            return null;

        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    public static string Read(string name) =>
        TryRead(name) ?? throw new InvalidOperationException($"The text {name} is not in the assembly.");

    /// <summary>Lines under headings in brackets, by heading.</summary>
    public static Dictionary<string, List<string>> Sections(string name)
    {
        var sections = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        List<string> lines = [];
        foreach (var line in Read(name).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (line[0] == '[')
                sections[line[1..^1]] = lines = [];
            else if (line[0] != '#')
                lines.Add(line);
        }

        return sections;
    }
}
