using System.Text.Json;

namespace Pipeline.Text.Training;

/// <summary>Reads the labelled sets from the folder with the training data (see the model card for what each is).</summary>
internal static class SharedSets
{
    public const string Community = "community";
    public const string History = "history";

    public static IEnumerable<LabeledText> Spam(string folder) => JsonLines.Read(Path.Combine(folder, "train", "spam.jsonl.gz"))
        .Select(line => Text(line) with { Unwanted = line.Flag("label") });

    public static IEnumerable<LabeledText> Toxic(string folder) => JsonLines.Read(Path.Combine(folder, "train", "tox.jsonl.gz"))
        .Select(line => Text(line) with { Toxic = line.Flag("label") });

    public static IEnumerable<LabeledText> CommunityMessages(string folder) => JsonLines.Read(Path.Combine(folder, "train", "community_train.jsonl.gz"))
        .Select(line => FromModeration(line, Community));

    public static IEnumerable<LabeledText> Contents(string folder, string file) => JsonLines.Read(Path.Combine(folder, "train", file))
        .Select(line => Text(line) with { Source = Path.GetFileName(file).Split('.')[0], Kind = KindOf(line.String("label")) });

    public static IEnumerable<LabeledText> Guides(string folder) => JsonLines.Read(Path.Combine(folder, "train", "guides_dev.jsonl.gz"))
        .Select(line => new LabeledText(line.String("text") ?? "", "guides", "en") { Kind = ContentKind.Guide, Unwanted = false, Toxic = false });

    /// <summary>Messages of a real community with the room that each was written in as its source.</summary>
    public static IEnumerable<LabeledText> Rooms(string folder) => JsonLines.Read(Path.Combine(folder, "history", "gitter.jsonl.gz"))
        .Select(line => new LabeledText(line.String("text") ?? "", line.String("room") ?? ""));

    /// <summary>Reads a line with the fields <c>moderation</c> (ok, spam, scam, toxic), <c>kind</c> and <c>recommends_space</c>.</summary>
    public static LabeledText FromModeration(JsonElement line, string source)
    {
        var moderation = line.String("moderation");
        var unwanted = moderation is "spam" or "scam";
        var text = Text(line) with { Source = source, Unwanted = unwanted, Toxic = moderation == "toxic" };
        text = unwanted ? text with { Scam = moderation == "scam" } : text;
        return moderation == "ok" ? text with { Kind = KindOf(line.String("kind")), Recommends = line.Flag("recommends_space") } : text;
    }

    public static ContentKind? KindOf(string? name) =>
        Enum.TryParse<ContentKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private static LabeledText Text(JsonElement line) =>
        new(line.String("text") ?? "", line.String("source") ?? "", line.String("lang") ?? line.String("language") ?? "");
}
