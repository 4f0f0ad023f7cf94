using System.Text;
using System.Text.Json;

namespace Pipeline.Settings;

/// <summary>Reads JSON with the place of everything in it. Comments and trailing commas do no harm in a file that people write.</summary>
public static class JsonSettings
{
    private static readonly JsonReaderOptions Options = new()
    {
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        MaxDepth = SettingNode.MostDepth,
    };

    public static ParsedSettings Parse(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith(Encoding.UTF8.Preamble))
            utf8 = utf8[Encoding.UTF8.Preamble.Length..];

        try
        {
            var reader = new Utf8JsonReader(utf8, Options);
            reader.Read();
            var root = Node(ref reader, utf8, "");
            while (reader.Read())
            {
            }

            return ParsedSettings.Of(root);
        }
        catch (JsonException malformed)
        {
            // The position is said in the place; the reader's own sentence ends with it.
            var line = (int)(malformed.LineNumber ?? 0) + 1;
            return ParsedSettings.Failed(new("", line), $"This is no JSON: {malformed.Message.Split(" LineNumber:")[0]}");
        }
        catch (InvalidOperationException notUtf8) when (notUtf8.InnerException is DecoderFallbackException)
        {
            return ParsedSettings.Failed(SettingPlace.Start, "This is no UTF-8. Save the document as UTF-8.");
        }
    }

    private static SettingNode Node(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, string path)
    {
        var place = new SettingPlace(path, Line(ref reader, utf8));
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<SettingMember>();
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    var name = reader.GetString()!;
                    var of = place.Member(name, Line(ref reader, utf8));
                    reader.Read();
                    members.Add(new(name, of, Node(ref reader, utf8, of.Path)));
                }

                return new SettingNode.Map(place, members);
            case JsonTokenType.StartArray:
                var items = new List<SettingNode>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                    items.Add(Node(ref reader, utf8, place.Item(items.Count, 0).Path));
                return new SettingNode.List(place, items);
            case JsonTokenType.Null:
                return new SettingNode.Absent(place);
            case JsonTokenType.String:
                return new SettingNode.Scalar(place, reader.GetString()!);
            default:
                return new SettingNode.Scalar(place, Encoding.UTF8.GetString(reader.ValueSpan));
        }
    }

    private static int Line(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8) => utf8[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1;
}
