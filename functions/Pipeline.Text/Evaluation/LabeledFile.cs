using System.Text.Json;

namespace Pipeline.Text;

/// <summary>
/// Reads labelled texts, one JSON object a line: <c>text</c> with <c>label</c> (0, 1, or a kind's name), or with the fields <c>moderation</c>
/// (ok, spam, scam, toxic), <c>kind</c> and <c>recommends_space</c>; besides, if they are there, <c>source</c> and <c>lang</c>.
/// </summary>
public static class LabeledFile
{
    /// <summary>Reads what a file says about a task; lines that say nothing about it are left out.</summary>
    /// <param name="task">What <c>label</c> is about; null where the file has the fields.</param>
    /// <exception cref="InvalidDataException">A line is no JSON object.</exception>
    public static IEnumerable<LabeledText> Read(string file, EvaluatedTask? task, Action<double>? progress = null) =>
        JsonLines.Read(file, progress).Select(line => Of(line, task)).OfType<LabeledText>();

    /// <summary>Reads a line with the fields <c>moderation</c>, <c>kind</c> and <c>recommends_space</c>.</summary>
    public static LabeledText FromModeration(JsonElement line)
    {
        var moderation = line.TextOf("moderation");
        var unwanted = moderation is "spam" or "scam";
        var text = TextOf(line) with { Unwanted = unwanted, Toxic = moderation == "toxic" };
        text = unwanted ? text with { Scam = moderation == "scam" } : text;
        return moderation == "ok" ? text with { Kind = KindOf(line.TextOf("kind")), Recommends = line.Flag("recommends_space") } : text;
    }

    public static ContentKind? KindOf(string? name) =>
        Enum.TryParse<ContentKind>(name, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(name[0]) ? kind : null;

    /// <summary>The text of a line, its source and language, and nothing about it.</summary>
    public static LabeledText TextOf(JsonElement line) =>
        new(line.TextOf("text") ?? "", line.TextOf("source") ?? "", line.TextOf("lang") ?? line.TextOf("language") ?? "");

    private static LabeledText? Of(JsonElement line, EvaluatedTask? task)
    {
        if (line.TryGetProperty("label", out _) && task is { } asked)
            return OfLabel(line, asked);
        if (line.TextOf("moderation") is null)
            return KindOf(line.TextOf("kind")) is { } alone && task is null or EvaluatedTask.Kind ? TextOf(line) with { Kind = alone } : null;

        var text = FromModeration(line);
        return task switch
        {
            EvaluatedTask.Spam => text with { Toxic = null, Kind = null },
            EvaluatedTask.Toxic => text with { Unwanted = null, Kind = null },
            EvaluatedTask.Kind => text.Kind is null ? null : text with { Unwanted = null, Toxic = null },
            _ => text,
        };
    }

    private static LabeledText? OfLabel(JsonElement line, EvaluatedTask task)
    {
        var text = TextOf(line);
        if (task == EvaluatedTask.Kind)
            return KindOf(line.TextOf("label")) is { } kind ? text with { Kind = kind } : null;

        var label = line.Flag("label");
        return label is null ? null : task == EvaluatedTask.Spam ? text with { Unwanted = label } : text with { Toxic = label };
    }
}
