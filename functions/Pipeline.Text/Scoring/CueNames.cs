using System.Text;

namespace Pipeline.Text;

/// <summary>Names the rows of the weight table that are cues, or pairs of them.</summary>
internal static class CueNames
{
    private static readonly Lazy<Dictionary<int, string>> OfRows = new(Read);

    /// <returns>Null for a row that is no cue: the shape of the whole text.</returns>
    public static string? Of(int row) => OfRows.Value.GetValueOrDefault(row);

    private static Dictionary<int, string> Read()
    {
        var names = new Dictionary<int, string>();
        var cues = Enum.GetValues<Cue>().Where(cue => cue is > Cue.None and < Cue.English).ToList();
        foreach (var cue in cues)
            names.TryAdd(CueHits.RowOf(cue), Name(cue));
        foreach (var first in cues)
        {
            foreach (var second in cues)
                names.TryAdd(CueHits.RowOf(first, second), $"{Name(first)}, {Name(second)}");
        }

        return names;
    }

    private static string Name(Cue cue)
    {
        var name = new StringBuilder();
        foreach (var c in cue.ToString())
            name.Append(char.IsUpper(c) && name.Length > 0 ? " " : "").Append(char.ToLowerInvariant(c));

        return name.ToString();
    }
}
