namespace Pipeline.Model;

/// <summary>An invite and who made it: joins that name it are credited to its maker.</summary>
public sealed record Invite(CommunityId Community, string Code, MemberId Creator, DateTimeOffset CreatedAt)
{
    /// <summary>An invite is made once; of two that say so, the earlier stands.</summary>
    public static Invite Join(Invite one, Invite other) =>
        (one.CreatedAt.CompareTo(other.CreatedAt), one.Creator.CompareTo(other.Creator)) is ( < 0, _) or (0, <= 0) ? one : other;
}
