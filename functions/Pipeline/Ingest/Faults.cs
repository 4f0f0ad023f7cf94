using System.Text.Json;

namespace Pipeline.Ingest;

internal static class Faults
{
    /// <summary>Where and what, without the exception's own text, which may quote the body.</summary>
    public static string Describe(Exception unreadable) => unreadable switch
    {
        JsonException json => $"Not readable as JSON of this source at line {json.LineNumber}, byte {json.BytePositionInLine} ({PathOf(json) ?? "$"}).",
        KeyNotFoundException => "A part that the source needs is missing.",
        _ => $"Not readable as a delivery of this source ({unreadable.GetType().Name}).",
    };

    /// <summary>Which of the source's own properties was at fault; null where the text is no JSON at all, for then its path has foreign names.</summary>
    public static string? PathOf(JsonException json) => json is { InnerException: not JsonException, Path: { Length: <= 100 } path } ? path : null;
}
