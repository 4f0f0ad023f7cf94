using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Settings;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pipeline.Api;

/// <summary>Settings as YAML 1.2, with the place of everything that is read and a comment for everything that is written.</summary>
public static partial class YamlSettings
{
    // A list of a few words stands on one line.
    private const int LineLength = 100;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private static readonly HashSet<string> Nulls = ["", "~", "null", "Null", "NULL"];

    public static ParsedSettings Parse(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var parser = new Parser(new StringReader(Strict.GetString(utf8).TrimStart('\uFEFF')));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                return ParsedSettings.Of(new SettingNode.Absent(SettingPlace.Start));

            var root = Node(parser, "", SettingNode.MostDepth);
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out _)
                ? ParsedSettings.Of(root)
                : ParsedSettings.Failed(new("", (int)parser.Current!.Start.Line), "A second document begins here. Send one at a time.");
        }
        catch (YamlException malformed)
        {
            return ParsedSettings.Failed(new("", Math.Max(1, (int)malformed.Start.Line)), $"This is no YAML that can be read: {malformed.Message}");
        }
        catch (DecoderFallbackException)
        {
            return ParsedSettings.Failed(SettingPlace.Start, "This is no UTF-8. Save the document as UTF-8.");
        }
    }

    public static string Write(JsonObject settings)
    {
        var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings().WithBestWidth(int.MaxValue).WithIndentedSequences());
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart(null, null, isImplicit: true));
        Emit(emitter, settings, "");
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    // What refers elsewhere in the document is refused: a short text could stand for an endless one.
    private static SettingNode Node(Parser parser, string path, int depth)
    {
        var start = parser.Current!.Start;
        var place = new SettingPlace(path, (int)start.Line);
        if (depth == 0)
            throw new YamlException(start, start, "it is nested too deeply.");
        if (parser.TryConsume<Scalar>(out var scalar))
            return scalar.Style == ScalarStyle.Plain && Nulls.Contains(scalar.Value) ? new SettingNode.Absent(place) : new SettingNode.Scalar(place, scalar.Value);
        if (parser.TryConsume<SequenceStart>(out _))
            return Items(parser, place, depth - 1);
        if (parser.TryConsume<MappingStart>(out _))
            return Members(parser, place, depth - 1);
        throw new YamlException(start, start, "anchors and aliases are not read. Write the value out.");
    }

    private static SettingNode.List Items(Parser parser, SettingPlace place, int depth)
    {
        var items = new List<SettingNode>();
        while (!parser.TryConsume<SequenceEnd>(out _))
            items.Add(Node(parser, place.Item(items.Count, 0).Path, depth));
        return new(place, items);
    }

    private static SettingNode.Map Members(Parser parser, SettingPlace place, int depth)
    {
        var members = new List<SettingMember>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var name = parser.Consume<Scalar>();
            var of = place.Member(name.Value, (int)name.Start.Line);
            members.Add(new(name.Value, of, Node(parser, of.Path, depth)));
        }

        return new(place, members);
    }

    private static void Emit(Emitter emitter, JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject map:
                emitter.Emit(new MappingStart());
                foreach (var (name, value) in map)
                {
                    var below = SettingPlace.Child(path, name);
                    if (SettingsDocument.Hint(below) is { } hint)
                        emitter.Emit(new Comment(hint, isInline: false));
                    emitter.Emit(new Scalar(name));
                    Emit(emitter, value, below);
                }

                emitter.Emit(new MappingEnd());
                break;
            case JsonArray list:
                var style = list.ToJsonString().Length <= LineLength ? SequenceStyle.Flow : SequenceStyle.Block;
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, style));
                foreach (var item in list)
                    Emit(emitter, item, path);
                emitter.Emit(new SequenceEnd());
                break;
            default:
                emitter.Emit(Text(node!));
                break;
        }
    }

    // What another reader could take for a number, a time or a truth stands in quotes.
    private static Scalar Text(JsonNode value) => value.GetValueKind() == JsonValueKind.String && !Plain().IsMatch(value.GetValue<string>())
        ? new(AnchorName.Empty, TagName.Empty, value.GetValue<string>(), ScalarStyle.DoubleQuoted, isPlainImplicit: false, isQuotedImplicit: true)
        : new(value.ToString());

    [GeneratedRegex(@"^(?!(?:true|false|null|yes|no|on|off|y|n)$)(?:[A-Za-z][A-Za-z0-9./_-]*|[0-9]+[smhd])\z", RegexOptions.IgnoreCase)]
    private static partial Regex Plain();
}
