using System.IO.Pipelines;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>
/// Reads one channel as DiscordChatExporter writes it in JSON (format: its JsonMessageWriter.cs), in versions with and without what was
/// added over the years. A server is as many files as it has channels and threads; all of them become the community that the server's
/// name says, or the one that is named.
/// </summary>
public static class DiscordExport
{
    /// <exception cref="InvalidDataException">The file is no such export, or holds what cannot be read; the message says where and why.</exception>
    public static async IAsyncEnumerable<CommunityEvent> ReadAsync(
        Stream json, HistoryContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new JsonArrayReader(PipeReader.Create(json, new(leaveOpen: true)), "messages");
        DiscordExportedChannel? channel = null;
        var count = 0L;
        await foreach (var element in reader.ReadAsync(cancellationToken))
        {
            channel ??= DiscordExportedChannel.From(element.Head, context);
            foreach (var communityEvent in channel.Events(Read(element.Value, ++count)))
                yield return communityEvent;
        }

        if (!reader.HasFound)
        {
            throw new InvalidDataException(
                "This is no export of DiscordChatExporter: it has no messages. Export the channel with --format Json and import that file.");
        }
    }

    private static DiscordExportedMessage Read(JsonElement message, long number)
    {
        try
        {
            return message.Deserialize(DiscordExportJsonContext.Default.DiscordExportedMessage)
                ?? throw new InvalidDataException($"Message {number} of the export is null.");
        }
        catch (JsonException unreadable)
        {
            throw new InvalidDataException(
                $"Message {number} of the export cannot be read at {Faults.PathOf(unreadable) ?? "$"}; export the channel again with a newer DiscordChatExporter.", unreadable);
        }
        catch (InvalidOperationException unreadable)
        {
            throw new InvalidDataException($"Message {number} of the export has text that is no UTF-8.", unreadable);
        }
    }
}
