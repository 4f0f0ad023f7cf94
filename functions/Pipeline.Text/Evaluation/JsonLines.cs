using System.IO.Compression;
using System.Text.Json;

namespace Pipeline.Text;

/// <summary>Files of one JSON object a line, packed with gzip or not.</summary>
public static class JsonLines
{
    private const int LinesBetween = 500;

    /// <param name="progress">Is told, now and then, how much of the file has been read: 0 to 1.</param>
    /// <exception cref="InvalidDataException">A line is no JSON object.</exception>
    public static IEnumerable<JsonElement> Read(string file, Action<double>? progress = null)
    {
        using var stream = File.OpenRead(file);
        using Stream plain = file.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        using var reader = new StreamReader(plain);
        for (var number = 1; reader.ReadLine() is { } line; number++)
        {
            if (number % LinesBetween == 0)
                progress?.Invoke((double)stream.Position / stream.Length);
            if (line.Length > 0)
                yield return Parse(line, file, number);
        }
    }

    public static string? TextOf(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static bool? Flag(this JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble() > 0.5,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => null,
        }
        : null;

    private static JsonElement Parse(string line, string file, int number)
    {
        try
        {
            var element = JsonElement.Parse(line);
            return element.ValueKind == JsonValueKind.Object ? element : throw new JsonException();
        }
        catch (JsonException)
        {
            throw new InvalidDataException($"Line {number} of {file} is no JSON object.");
        }
    }
}
