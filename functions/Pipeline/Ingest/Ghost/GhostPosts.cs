using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Ghost;

/// <summary>
/// Published posts. Who writes them is staff of the site, so each also says that. Ghost sends nothing about comments.
/// </summary>
internal static class GhostPosts
{
    private static readonly ChannelId Posts = new("posts");

    public static Reading Read(ClubDelivery club, GhostChange<GhostPost> change)
    {
        var (now, before) = (change.Current, change.Previous);
        if ((now.Id ?? before.Id) is not { } id)
            return Reading.NotUsed("post/no_id");
        if (club.CommunityOf() is not { } community)
            return ClubDelivery.NotOurs("post");

        return (before.Status, now.Status) switch
        {
            (not "published", "published") when now.PrimaryAuthor is { } author && (before.Status is not null || before.Id is null && before.UpdatedAt is null) =>
                Published(club, id, now, (community, club.PersonOf(author.Id, author.Slug, author.Name))),
            (null, "published") when now.PrimaryAuthor is { } author => Reading.Of(new MessageEdited
            {
                Id = club.EventOfBody("post"),
                Community = community,
                Connection = club.Connection.Id,
                Source = Source.Ghost,
                At = now.UpdatedAt ?? club.ReceivedAt,
                Channel = Posts,
                Message = new(id),
                Author = club.PersonOf(author.Id, author.Slug, author.Name),
                Content = ContentOf(now),
            }),
            ("published", _) => Reading.Of(new MessageDeleted
            {
                Id = club.EventOfBody("post"),
                Community = community,
                Connection = club.Connection.Id,
                Source = Source.Ghost,
                At = now.UpdatedAt ?? club.ReceivedAt,
                Channel = Posts,
                Message = new(id),
            }),
            _ => Reading.NotUsed("post/unpublished"),
        };
    }

    private static Reading Published(ClubDelivery club, string id, GhostPost post, (CommunityId Community, Person Author) who)
    {
        var at = post.PublishedAt ?? club.ReceivedAt;
        return new(
        [
            club.RoleChanged(club.EventOf($"author:{who.Author.PlatformId}"), who, at, isStaff: true, ["author"]),
            new MessagePosted
            {
                Id = club.EventOf($"post:{id}"),
                Community = who.Community,
                Connection = club.Connection.Id,
                Source = Source.Ghost,
                At = at,
                Channel = Posts,
                Message = new(id),
                Author = who.Author,
                Content = ContentOf(post),
            },
        ]);
    }

    private static MessageContent ContentOf(GhostPost post) => new($"{post.Title}\n\n{post.Plaintext}".Trim());
}
