using Pipeline.Ingest.Slack;
using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>
/// Who is staff now by an export's list of people. Since when is not said, so they are from the time of the oldest channel: whoever runs
/// a workspace has mostly done so from its beginning, and is told once in each community, before the first thing they wrote.
/// </summary>
internal sealed class ExportedStaff(ConnectionId connection, SlackPeople people)
{
    private readonly HashSet<(CommunityId, string)> _told = [];
    private DateTimeOffset? _since;

    /// <param name="created">When a channel was made, in seconds since 1970; nothing where that is no time.</param>
    public void Founded(long created)
    {
        if (created >= EventLimits.Earliest.ToUnixTimeSeconds() && (_since is not { } since || created < since.ToUnixTimeSeconds()))
            _since = DateTimeOffset.FromUnixTimeSeconds(Math.Min(created, DateTimeOffset.MaxValue.ToUnixTimeSeconds()));
    }

    /// <summary>Null where the author is no staff, or was told before.</summary>
    public MemberRoleChanged? Told(MessagePosted posted)
    {
        var author = posted.Author.PlatformId;
        if (people.Known?.GetValueOrDefault(author) is not { IsStaff: true } user || !_told.Add((posted.Community, author)))
            return null;

        return new()
        {
            Id = EventId.Of(connection, $"staff:{author}"),
            Community = posted.Community,
            Connection = connection,
            Source = Source.Slack,
            At = _since is { } since && since < posted.At ? since : posted.At,
            Member = people.PersonOf(user),
            IsStaff = true,
            Roles = [user.Role],
        };
    }
}
