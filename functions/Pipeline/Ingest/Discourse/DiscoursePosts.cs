using System.Globalization;
using Pipeline.Ingest.Memberships;
using Pipeline.Model;

namespace Pipeline.Ingest.Discourse;

/// <summary>
/// Posts. A category is the channel and a topic the thread; a message is named by its topic and its number there, because replies know no
/// other name of what they answer.
/// </summary>
internal static class DiscoursePosts
{
    private const int Regular = 1;

    public static Reading Read(ClubDelivery club, string kind, DiscoursePost post)
    {
        if (NotPublic(post) is { } why)
            return Reading.NotUsed($"{kind}/{why}");
        if (CommunityOf(club, post) is not { } community)
            return ClubDelivery.NotOurs(kind);

        return kind switch
        {
            "post_created" => Posted(club, community, post),
            "post_edited" => Edited(club, community, post),
            _ => Destroyed(club, community, post),
        };
    }

    /// <summary>A like has no time of its own. It is one per person and post, however often it is told.</summary>
    public static Reading Liked(ClubDelivery club, DiscourseLike like)
    {
        if (NotPublic(like.Post) is { } why)
            return Reading.NotUsed($"post_liked/{why}");
        if (CommunityOf(club, like.Post) is not { } community)
            return ClubDelivery.NotOurs("post_liked");

        return Reading.Of(new ReactionsChanged
        {
            Id = club.EventOf($"like:{like.Post.Id}:{like.User.Id}"),
            Community = community,
            Connection = club.Connection.Id,
            Source = Source.Discourse,
            At = club.ReceivedAt,
            Channel = ChannelOf(like.Post),
            Message = MessageOf(like.Post, like.Post.PostNumber),
            Actor = DiscourseUsers.PersonOf(club, like.User.Id, like.User.Username, like.User.Name),
            Added = ["like"],
        });
    }

    private static Reading Posted(ClubDelivery club, CommunityId community, DiscoursePost post) => Reading.Of(new MessagePosted
    {
        Id = club.EventOf($"post:{post.Id}"),
        Community = community,
        Connection = club.Connection.Id,
        Source = Source.Discourse,
        At = post.CreatedAt ?? club.ReceivedAt,
        Channel = ChannelOf(post),
        Message = MessageOf(post, post.PostNumber),
        Author = DiscourseUsers.PersonOf(club, post.UserId, post.Username, post.Name),
        Content = ContentOf(post),

        // A topic's first post is answered by every other that names none.
        ReplyTo = post.PostNumber > 1 ? MessageOf(post, post.ReplyToPostNumber ?? 1) : null,
        Thread = Text(post.TopicId),
    });

    private static Reading Edited(ClubDelivery club, CommunityId community, DiscoursePost post) => Reading.Of(new MessageEdited
    {
        Id = club.EventOf($"post:{post.Id}:edited:{post.UpdatedAt?.UtcTicks}"),
        Community = community,
        Connection = club.Connection.Id,
        Source = Source.Discourse,
        At = post.UpdatedAt ?? club.ReceivedAt,
        Channel = ChannelOf(post),
        Message = MessageOf(post, post.PostNumber),
        Author = DiscourseUsers.PersonOf(club, post.UserId, post.Username, post.Name),
        Content = ContentOf(post),
    });

    private static Reading Destroyed(ClubDelivery club, CommunityId community, DiscoursePost post)
    {
        if (post is { DeletedAt: null, UserDeleted: not true })
            return Reading.Unreadable("X-Discourse-Event, which is not signed, says that a post was destroyed; the body shows one that is there.");

        return Reading.Of(new MessageDeleted
        {
            Id = club.EventOf($"post:{post.Id}:destroyed"),
            Community = community,
            Connection = club.Connection.Id,
            Source = Source.Discourse,
            At = post.DeletedAt ?? post.UpdatedAt ?? club.ReceivedAt,
            Channel = ChannelOf(post),
            Message = MessageOf(post, post.PostNumber),
        });
    }

    private static string? NotPublic(DiscoursePost post) => post switch
    {
        { TopicArchetype: not (null or "regular") } => "private_message",
        { PostType: not (null or Regular) } => "no_post",
        _ => null,
    };

    private static CommunityId? CommunityOf(ClubDelivery club, DiscoursePost post) => club.CommunityOf(post.CategoryId is { } id ? Text(id) : null);

    private static ChannelId ChannelOf(DiscoursePost post) => new(Text(post.CategoryId ?? 0));

    private static MessageId MessageOf(DiscoursePost post, int number) => new($"{Text(post.TopicId)}/{Text(number)}");

    private static MessageContent ContentOf(DiscoursePost post) => new(post.Raw ?? post.Cooked ?? "")
    {
        Mentions = Count(post.Cooked, "class=\"mention\""),
        HasMedia = Count(post.Raw, "](upload://") > 0,
    };

    private static int Count(string? text, string part) => text is null ? 0 : text.AsSpan().Count(part);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
