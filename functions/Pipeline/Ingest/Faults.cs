using System.Text.Json;

namespace Pipeline.Ingest;

internal static class Faults
{
    /// <summary>Where and what, without the exception's own text, which may quote the body.</summary>
    public static string Describe(Exception unreadable) => unreadable switch
    {
        JsonException json => $"Not readable as JSON of this source at line {json.LineNumber}, byte {json.BytePositionInLine} ({PathOf(json)}).",
        KeyNotFoundException => "A part that the source needs is missing.",
        _ => $"Not readable as a delivery of this source ({unreadable.GetType().Name}).",
    };

    // A path holds property names of the body; in a dictionary these would be foreign text.
    private static string PathOf(JsonException json) => json.Path is { Length: <= 100 } path ? path : "$";
}
