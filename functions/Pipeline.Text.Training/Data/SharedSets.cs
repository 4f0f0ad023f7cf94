namespace Pipeline.Text.Training;

/// <summary>Reads the labelled sets from the folder with the training data (see the model card for what each is).</summary>
internal static class SharedSets
{
    public const string Community = "community";
    public const string History = "history";

    public static IEnumerable<LabeledText> Spam(string folder) => Lines(folder, "spam.jsonl.gz")
        .Select(line => Plain(LabeledFile.TextOf(line)) with { Unwanted = line.Flag("label") });

    public static IEnumerable<LabeledText> Toxic(string folder) => Lines(folder, "tox.jsonl.gz")
        .Select(line => Plain(LabeledFile.TextOf(line)) with { Toxic = line.Flag("label") });

    public static IEnumerable<LabeledText> CommunityMessages(string folder) => Lines(folder, "community_train.jsonl.gz")
        .Select(line => LabeledFile.FromModeration(line) with { Source = Community });

    public static IEnumerable<LabeledText> Contents(string folder, string file) => Lines(folder, file)
        .Select(line => LabeledFile.TextOf(line) with { Source = file.Split('.')[0], Kind = LabeledFile.KindOf(line.TextOf("label")) });

    public static IEnumerable<LabeledText> Guides(string folder) => Lines(folder, "guides_dev.jsonl.gz")
        .Select(line => LabeledFile.TextOf(line) with { Source = "guides", Language = "en", Kind = ContentKind.Guide, Unwanted = false, Toxic = false });

    /// <summary>Messages of a real community, which is taken to be honest, with the room that each was written in.</summary>
    public static IEnumerable<(LabeledText Text, string Room)> Messages(string folder) =>
        JsonLines.Read(Path.Combine(folder, "history", "gitter.jsonl.gz"))
            .Select(line => (LabeledFile.TextOf(line) with { Source = History, Unwanted = false, Toxic = false }, line.TextOf("room") ?? ""));

    private static LabeledText Plain(LabeledText text) => text with { Text = ExportMarkup.Remove(text.Text) };

    private static IEnumerable<System.Text.Json.JsonElement> Lines(string folder, string file) => JsonLines.Read(Path.Combine(folder, "train", file));
}
