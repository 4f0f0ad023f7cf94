using Pipeline.Model;

namespace Pipeline.Ingest.History;

/// <summary>What the readers of exported history need to make events that agree with those that come by webhook.</summary>
/// <param name="Connection">The connection the history belongs to; live deliveries of the same connection meet the same messages.</param>
/// <param name="Community">The community it becomes part of; null lets the file name one community for each of its rooms.</param>
/// <param name="Key">Makes the same member ids as live ingestion.</param>
public sealed record HistoryContext(ConnectionId Connection, CommunityId? Community, MemberKey Key)
{
    /// <summary>The connection as it is configured, where it is: which channel feeds which community.</summary>
    public Connection? Configured { get; init; }

    internal CommunityId CommunityOr(string room) => Community ?? new(SlugOf(room));

    /// <summary>A room's name as a community id: lower case, everything else a hyphen.</summary>
    public static string SlugOf(string name)
    {
        var slug = new string([.. name.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')]).Trim('-');
        return slug.Length switch
        {
            0 => "room",
            > 63 => slug[..63].TrimEnd('-'),
            _ => slug,
        };
    }
}
