namespace Pipeline.Text.Training;

/// <summary>The texts that this assembly brings: cue words and grammars, all written for it.</summary>
internal static class OwnTexts
{
    /// <summary>All files of a folder in the order of their names.</summary>
    public static IEnumerable<(string Name, string Text)> In(string folder)
    {
        var assembly = typeof(OwnTexts).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name[(folder.Length + 1)..], reader.ReadToEnd());
        }
    }
}
