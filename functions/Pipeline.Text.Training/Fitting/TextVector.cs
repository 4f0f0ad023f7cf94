namespace Pipeline.Text.Training;

/// <summary>The features of a text with their values: each row once, in order.</summary>
internal sealed record TextVector(int[] Rows, float[] Values)
{
    /// <summary>Reads a text exactly as it is scored.</summary>
    public static TextVector Of(string text, Lexicon lexicon)
    {
        var scratch = TextScratch.OfThread;
        var reader = FeatureReader.Of(text, scratch, lexicon);
        List<int> words = [], grams = [], cues = [];
        while (reader.NextBlock())
        {
            words.AddRange(scratch.Block.Words.Rows);
            grams.AddRange(scratch.Block.Grams.Rows);
            cues.AddRange(scratch.Block.FreshCues.Rows);
        }

        scratch.Shape.Clear();
        TextCues.AddShape(reader.Tokens, scratch.Hits, scratch.Shape);
        cues.AddRange(scratch.Shape.Rows);

        var features = new (int Row, float Value)[words.Count + grams.Count + cues.Count];
        Fill(features, words, Sums.ValueOf(words.Count));
        Fill(features.AsSpan(words.Count), grams, Sums.ValueOf(grams.Count));
        Fill(features.AsSpan(words.Count + grams.Count), cues, Sums.CueValue);
        return Merge(features);
    }

    private static void Fill(Span<(int, float)> features, List<int> rows, float value)
    {
        for (var i = 0; i < rows.Count; i++)
            features[i] = (rows[i], value);
    }

    private static TextVector Merge((int Row, float Value)[] features)
    {
        Array.Sort(features, static (a, b) => a.Row.CompareTo(b.Row));
        var count = 0;
        for (var i = 0; i < features.Length; i++)
        {
            if (count > 0 && features[count - 1].Row == features[i].Row)
                features[count - 1].Value += features[i].Value;
            else
                features[count++] = features[i];
        }

        return new([.. features.Take(count).Select(feature => feature.Row)], [.. features.Take(count).Select(feature => feature.Value)]);
    }
}
