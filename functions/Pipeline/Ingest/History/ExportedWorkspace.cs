using Pipeline.Ingest.Slack;
using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>The channels of a Slack export that feed communities.</summary>
internal sealed class ExportedWorkspace(HistoryContext context, IReadOnlyDictionary<string, SlackUser> users)
{
    private readonly Dictionary<string, ExportedSlackChannel> _byFolder = new(StringComparer.Ordinal);
    private readonly ExportedStaff _staff = new(context.Connection, new(context.Key, Known: users));

    public bool IsEmpty => _byFolder.Count == 0;

    public void Add(SlackExportedChannel channel, bool isPrivate)
    {
        _staff.Founded(channel.Created);
        if (CommunityOf(channel, isPrivate) is not { } community)
            return;

        var facts = new SlackFacts(context.Connection, community, channel.Id, new(context.Key, Known: users));
        var read = new ExportedSlackChannel(facts, IsWhole(channel), _staff);
        _byFolder.TryAdd(string.IsNullOrEmpty(channel.Name) ? channel.Id : channel.Name, read);
    }

    public ExportedSlackChannel? Find(string folder) => _byFolder.GetValueOrDefault(folder);

    private CommunityId? CommunityOf(SlackExportedChannel channel, bool isPrivate)
    {
        if (context.Configured?.Channels.TryGetValue(channel.Id, out var named) == true)
            return named;
        if (isPrivate)
            return null;
        return context.Configured is null
            ? context.CommunityOr(string.IsNullOrEmpty(channel.Name) ? channel.Id : channel.Name)
            : context.Community ?? context.Configured.Community;
    }

    private bool IsWhole(SlackExportedChannel channel) => context.Configured is { } configured
        ? SlackChannels.IsWhole(configured, channel.Id)
        : context.Community is null;
}
