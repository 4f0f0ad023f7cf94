namespace Pipeline.Text.Training;

/// <summary>A cue and a phrase that gives it, as it is written in a list.</summary>
internal readonly record struct CuePhrase(Cue Cue, string Phrase);

/// <summary>Reads the cue lists: a cue's name in brackets, then its phrases, between commas; lines with # and a blank are remarks.</summary>
internal static class CuePhrases
{
    public static IEnumerable<CuePhrase> Own()
    {
        foreach (var (name, text) in OwnTexts.In("Lexicon"))
        {
            Cue? cue = null;
            foreach (var line in text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal)))
            {
                if (line[0] == '[')
                {
                    cue = Enum.Parse<Cue>(line.Trim('[', ']'));
                    continue;
                }

                foreach (var phrase in line.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    yield return new(cue ?? throw new InvalidDataException($"{name} begins without a cue."), phrase);
            }
        }
    }
}
