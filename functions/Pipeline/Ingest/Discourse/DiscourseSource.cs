using System.Text.Json;
using Pipeline.Ingest.Memberships;
using Pipeline.Ingest.Signatures;
using Pipeline.Model;

namespace Pipeline.Ingest.Discourse;

/// <summary>
/// Discourse: posts, likes, users and groups of a forum. What happened stands in a header that is not signed, and the same event may come
/// again under a new id; so events are known by what they are about, and the header is only taken where the signed body agrees.
/// </summary>
public sealed class DiscourseSource(MemberKey key) : WebhookSource
{
    private const string EventHeader = "x-discourse-event";
    private const string TypeHeader = "x-discourse-event-type";

    public override Source Source => Source.Discourse;

    public override bool ReadsHeader(string name) => name is EventHeader or TypeHeader;

    public override Refusal? Verify(WebhookRequest request, Connection connection) =>
        BodySignature.Verify(request, connection, "X-Discourse-Event-Signature", "sha256=");

    public override Reading Read(WebhookRequest request, Connection connection)
    {
        if ((request.Header(EventHeader) ?? request.Header(TypeHeader)) is not { Length: > 0 } kind)
            return Reading.Unreadable("The delivery has no X-Discourse-Event, which says what happened.");

        var club = new ClubDelivery(Source, connection, key, request);
        return kind switch
        {
            "post_created" or "post_edited" or "post_destroyed" => DiscoursePosts.Read(club, kind, Body(request).Post ?? throw Without("post")),
            "post_liked" => DiscoursePosts.Liked(club, Body(request).Like ?? throw Without("like")),
            "user_created" or "user_updated" or "user_destroyed" => DiscourseUsers.Read(club, kind, Body(request).User ?? throw Without("user")),
            "user_added_to_group" or "user_removed_from_group" => DiscourseUsers.Grouped(club, kind, Body(request).GroupUser ?? throw Without("group_user")),
            _ => Reading.NotUsed(kind),
        };
    }

    private static DiscourseBody Body(WebhookRequest request) =>
        JsonSerializer.Deserialize(request.Body.Span, DiscourseJsonContext.Default.DiscourseBody) ?? throw new JsonException("The body is null.");

    // The header belongs to another body.
    private static KeyNotFoundException Without(string part) => new($"The body has no {part}.");
}
