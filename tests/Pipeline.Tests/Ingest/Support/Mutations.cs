using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Tests.Ingest.Support;

/// <summary>
/// What can go wrong with a body: cut off at 40 points, and for each value in it another type, huge and odd numbers, long and broken
/// text, deep nesting, a name that is there twice, or nothing at all. Foreign words say <see cref="Words"/>, to be looked for.
/// </summary>
internal static class Mutations
{
    public const string Words = "private words";

    private const string Mark = "@@mark@@";
    private const int Cuts = 40;

    private static readonly byte[][] Values =
    [
        .. new[]
        {
            "7", "-1", "1.5", "true", "null", "{}", "[]", $"\"{Words}\"", $"{{\"{Words}\":1}}", "[[null]]", "\"\"", "\"\\u0000\\n\"", "\"\\ud800\"",
            "1e400", "-9223372036854775809", "9223372036854775807", "2147483648", "253402300800", "0.00000000000000000000000000001",
            $"\"{new string('x', 5_000)}\"", new string('[', 100) + new string(']', 100), $"[{Words}]",
        }.Select(Encoding.UTF8.GetBytes),
        [(byte)'"', 0xFF, 0xC0, 0x80, (byte)'"'],
    ];

    public static IEnumerable<byte[]> Of(string json)
    {
        var whole = Encoding.UTF8.GetBytes(json);
        for (var cut = 0; cut < Cuts; cut++)
            yield return whole[..(whole.Length * cut / Cuts)];

        foreach (var path in PathsIn(JsonNode.Parse(json)!, []))
        {
            yield return Without(json, path);
            foreach (var value in Values)
                yield return With(json, path, value);
            if (path[^1] is string name)
                yield return With(json, path, Encoding.UTF8.GetBytes($"1,{JsonSerializer.Serialize(name)}:2"));
        }
    }

    private static IEnumerable<object[]> PathsIn(JsonNode? node, object[] path)
    {
        IEnumerable<(object Step, JsonNode? Node)> children = node switch
        {
            JsonObject properties => properties.Select(pair => ((object)pair.Key, pair.Value)),
            JsonArray elements => elements.Select((element, index) => ((object)index, element)),
            _ => [],
        };
        foreach (var (step, child) in children)
        {
            object[] here = [.. path, step];
            yield return here;
            foreach (var below in PathsIn(child, here))
                yield return below;
        }
    }

    private static byte[] Without(string json, object[] path)
    {
        var root = JsonNode.Parse(json)!;
        var parent = At(root, path.AsSpan(0, path.Length - 1));
        if (parent is JsonObject properties)
            properties.Remove((string)path[^1]);
        else
            parent.AsArray().RemoveAt((int)path[^1]);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    }

    private static byte[] With(string json, object[] path, byte[] value)
    {
        var root = JsonNode.Parse(json)!;
        var parent = At(root, path.AsSpan(0, path.Length - 1));
        if (parent is JsonObject properties)
            properties[(string)path[^1]] = Mark;
        else
            parent[(int)path[^1]] = Mark;

        var marked = Encoding.UTF8.GetBytes(root.ToJsonString());
        ReadOnlySpan<byte> mark = [(byte)'"', .. Encoding.UTF8.GetBytes(Mark), (byte)'"'];
        var at = marked.AsSpan().IndexOf(mark);
        return [.. marked.AsSpan(0, at), .. value, .. marked.AsSpan(at + mark.Length)];
    }

    private static JsonNode At(JsonNode node, ReadOnlySpan<object> path)
    {
        foreach (var step in path)
            node = step is string name ? node[name]! : node[(int)step]!;
        return node;
    }
}
