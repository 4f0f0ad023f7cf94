using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>
/// Reads <c>result.json</c> as Telegram Desktop exports it (format: tdesktop export_output_json.cpp): one chat, or a whole account, of
/// which only groups and channels are read, each as the community that its name says.
/// </summary>
public static class TelegramExport
{
    /// <exception cref="InvalidDataException">The file is no such export, or holds what cannot be read; the message says where and why.</exception>
    public static async IAsyncEnumerable<CommunityEvent> ReadAsync(
        Stream json, HistoryContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var mended = new ControlEscapeStream(json);
        var reader = new JsonArrayReader(PipeReader.Create(mended), "messages");
        IReadOnlyDictionary<string, string>? head = null;
        ExportedChat? chat = null;
        await foreach (var element in reader.ReadAsync(cancellationToken))
        {
            if (!ReferenceEquals(head, element.Head))
            {
                head = element.Head;
                chat = ExportedChat.From(head, isOneOfMany: element.Depth > 1, context);
            }

            foreach (var communityEvent in chat?.Events(new(element.Value)) ?? [])
                yield return communityEvent;
        }

        if (!reader.HasFound)
        {
            throw new InvalidDataException(
                "This is no export of Telegram Desktop: it has no messages. Export the chat as machine-readable JSON and import its result.json.");
        }
    }
}
