using System.Runtime.CompilerServices;
using Pipeline.Ingest.Slack;
using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>
/// Reads a workspace's export, the ZIP as Slack hands it out (https://slack.com/help/articles/220556107-How-to-read-Slack-data-exports).
/// Public channels are read, each as the community that the context, the connection's settings or its own name says; a private channel
/// only where the connection names it, and what a few people wrote to each other never.
/// </summary>
public static class SlackExport
{
    /// <exception cref="InvalidDataException">The file is no such export, or holds what cannot be read; the message says where and why.</exception>
    public static async IAsyncEnumerable<CommunityEvent> ReadAsync(
        Stream zip, HistoryContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var archive = await SlackArchive.OpenAsync(zip, cancellationToken);
        var slack = SlackJsonContext.Default;
        var workspace = new ExportedWorkspace(context, await UsersAsync(archive, cancellationToken));
        await foreach (var channel in archive.ListAsync("channels.json", slack.SlackExportedChannel, cancellationToken))
            workspace.Add(channel, isPrivate: false);
        await foreach (var channel in archive.ListAsync("groups.json", slack.SlackExportedChannel, cancellationToken))
            workspace.Add(channel, isPrivate: true);
        if (workspace.IsEmpty)
        {
            throw new InvalidDataException(
                "No channel of the export feeds a community. Name one for all of them, or let the connection's settings name the channels.");
        }

        foreach (var (folder, day) in archive.Days())
        {
            if (workspace.Find(folder) is not { } channel)
                continue;

            await foreach (var message in archive.ReadAsync(day, slack.SlackMessage, cancellationToken))
            {
                foreach (var communityEvent in channel.Events(message))
                    yield return communityEvent;
            }
        }
    }

    // Without a list of people they are known by their ids alone.
    private static async Task<Dictionary<string, SlackUser>> UsersAsync(SlackArchive archive, CancellationToken cancellationToken)
    {
        var users = new Dictionary<string, SlackUser>(StringComparer.Ordinal);
        foreach (var file in new[] { "users.json", "org_users.json" })
        {
            await foreach (var user in archive.ListAsync(file, SlackJsonContext.Default.SlackUser, cancellationToken))
                users[user.Id] = user;
        }

        return users;
    }
}
