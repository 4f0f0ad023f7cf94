namespace Pipeline.Text.Training;

/// <summary>A sentence of a grammar before anything was chosen, with the section that it stands in.</summary>
/// <param name="Labels">The words of the section's head: what it is, its language, its genre and more.</param>
internal sealed record GrammarLine(string File, string[] Labels, string Template);

/// <summary>
/// Reads the grammars and writes sentences from them. A head <c>@spam en job</c> is for the lines below it; <c>{a|b}</c> is one of, and may hold
/// others; <c>&lt;name&gt;</c> is one of a list that <c>name = a | b</c> sets for its file.
/// </summary>
internal static class Grammar
{
    private const int DeepestLists = 8;

    public static IEnumerable<(GrammarLine Line, Func<Random, string> Write)> Read()
    {
        foreach (var (name, text) in OwnTexts.In("Grammar"))
        {
            var lists = new Dictionary<string, string[]>(StringComparer.Ordinal);
            string[] labels = [];
            foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)))
            {
                if (line[0] == '@')
                    labels = line[1..].Split(' ');
                else if (labels.Length == 0)
                    lists.Add(line[..line.IndexOf(" = ", StringComparison.Ordinal)], line[(line.IndexOf(" = ", StringComparison.Ordinal) + 3)..].Split(" | "));
                else
                    yield return (new(name, labels, line), random => Expand(line, lists, random).Replace("\\n", "\n", StringComparison.Ordinal));
            }
        }
    }

    public static string Expand(string template, IReadOnlyDictionary<string, string[]> lists, Random random)
    {
        for (var depth = 0; depth < DeepestLists && template.Contains('<'); depth++)
        {
            foreach (var (name, choices) in lists)
            {
                for (int at; (at = template.IndexOf($"<{name}>", StringComparison.Ordinal)) >= 0;)
                    template = string.Concat(template.AsSpan(0, at), choices[random.Next(choices.Length)], template.AsSpan(at + name.Length + 2));
            }
        }

        for (int close; (close = template.IndexOf('}')) >= 0;)
        {
            var open = template.LastIndexOf('{', close);
            var choices = template[(open + 1)..close].Split('|');
            template = string.Concat(template.AsSpan(0, open), choices[random.Next(choices.Length)], template.AsSpan(close + 1));
        }

        return template.Trim();
    }
}
