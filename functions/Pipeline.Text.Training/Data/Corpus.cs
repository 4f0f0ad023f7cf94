namespace Pipeline.Text.Training;

/// <summary>All texts that teach, in an order that follows from the seed.</summary>
internal static class Corpus
{
    /// <summary>One of so many messages of the history is taken.</summary>
    public const int HistoryStep = 3;

    private const double EvadedShare = 0.12;

    /// <param name="folder">The folder with the training data.</param>
    /// <param name="history">Which rooms of the history may be used.</param>
    public static List<LabeledText> Read(string folder, int seed, Func<string, bool> history)
    {
        var texts = new List<LabeledText>();
        texts.AddRange(SharedSets.CommunityMessages(folder));
        texts.AddRange(SharedSets.Contents(folder, "ugc_gold.jsonl.gz"));
        texts.AddRange(SharedSets.Contents(folder, "ugc_train.jsonl.gz"));
        texts.AddRange(GrammarTexts.Write(seed));
        texts.AddRange(Evaded(texts, new Random(seed)).ToList());
        texts.AddRange(SharedSets.Spam(folder));
        texts.AddRange(SharedSets.Toxic(folder));
        texts.AddRange(SharedSets.Guides(folder));

        // What people say every day may teach every time: the share of honest messages that is flagged counts them so, too.
        return
        [
            .. Once(texts),
            .. SharedSets.Messages(folder).Where((message, at) => at % HistoryStep == 0 && history(message.Room)).Select(message => message.Text),
        ];
    }

    // Honest people decorate, too, so that the way of writing alone decides nothing.
    private static IEnumerable<LabeledText> Evaded(List<LabeledText> texts, Random random) => texts
        .Where(text => random.NextDouble() < (text.Unwanted == true || text.Toxic == true ? EvadedShare : EvadedShare / 4))
        .Select(text => text with { Text = Evasion.Apply(text.Text, random) });

    /// <summary>The same text with the same labels teaches once, wherever it stands.</summary>
    private static IEnumerable<LabeledText> Once(List<LabeledText> texts)
    {
        var known = new HashSet<(string, bool?, bool?, ContentKind?)>();
        return texts.Where(text => text.Text.Length > 0 && known.Add((text.Text, text.Unwanted, text.Toxic, text.Kind)));
    }
}
