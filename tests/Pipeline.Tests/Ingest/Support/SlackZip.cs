using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using Pipeline.Ingest.History;
using Pipeline.Model;

namespace Pipeline.Tests.Ingest.Support;

/// <summary>Exports of a Slack workspace, packed as Slack packs them.</summary>
internal static class SlackZip
{
    public const string Channels = """[{"id":"C1","name":"general","created":1784000000,"members":["U7"]},{"id":"C2","name":"wins","created":"1783000000"}]""";

    public static HistoryContext Club { get; } = new(new("sl"), new("club"), new(Convert.FromBase64String(IngestStage.MemberKey)));

    public static byte[] Of(params (string Name, string Content)[] files) =>
        OfBytes([.. files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Content)))]);

    public static byte[] OfBytes(params (string Name, byte[] Content)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return packed.ToArray();
    }

    /// <summary>One channel's one day, in a workspace of two channels.</summary>
    public static byte[] Day(string messages, params (string Name, string Content)[] more) =>
        Of([("channels.json", Channels), ("general/2026-07-25.json", $"[{messages}]"), .. more]);

    /// <summary>A sample beside the repository: one JSON object whose names are those of the files.</summary>
    public static byte[] Sample(string name) => Of(
        [.. JsonNode.Parse(Payloads.Text("history", name))!.AsObject().Where(file => file.Value is JsonArray).Select(file => (file.Key, file.Value!.ToJsonString()))]);

    /// <param name="more">Further properties, each with a comma before it.</param>
    public static string Message(string more = "", string ts = "1785000000.000200", string user = "U7") =>
        $$"""{"type":"message","user":"{{user}}","text":"hello","ts":"{{ts}}"{{more}}}""";

    public static async Task<List<CommunityEvent>> ReadAsync(byte[] zip, HistoryContext? context = null)
    {
        using var file = new MemoryStream(zip, writable: false);
        return await SlackExport.ReadAsync(file, context ?? Club, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }

    public static async Task<IEnumerable<string>> ToldAsync(byte[] zip, HistoryContext? context = null) => (await ReadAsync(zip, context)).Select(Told.Of);
}
