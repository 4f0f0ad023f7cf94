using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Clubs;

public sealed class DiscourseTests
{
    [Theory]
    [InlineData("\"post_number\":1", "42@ann posted 4/5001/1 'hi' in 5001")]
    [InlineData("\"post_number\":2", "42@ann posted 4/5001/2 'hi' re 5001/1 in 5001")]
    [InlineData("\"post_number\":3,\"reply_to_post_number\":2", "42@ann posted 4/5001/3 'hi' re 5001/2 in 5001")]
    [InlineData("\"post_number\":3,\"post_type\":3", "not used: post_created/no_post")]
    [InlineData("\"post_number\":3,\"topic_archetype\":\"private_message\"", "not used: post_created/private_message")]
    public async Task A_post_is_a_message_of_its_category_that_answers_what_it_says_or_the_topic(string more, string told) =>
        (await ToldAsync("post_created", Post(more))).ShouldBe(told);

    [Fact]
    public async Task The_forum_s_own_accounts_are_bots() =>
        (await ToldAsync("post_created", Post("\"post_number\":1").Replace(":42,", ":-1,", StringComparison.Ordinal))).ShouldStartWith("-1@ann(bot) posted");

    [Fact]
    public async Task A_header_that_the_signed_body_contradicts_is_believed_nothing()
    {
        (await ToldAsync("post_destroyed", Post("\"post_number\":1"))).ShouldStartWith("fault: X-Discourse-Event, which is not signed");
        (await ToldAsync("user_created", Post("\"post_number\":1"))).ShouldStartWith("fault: A part that the source needs is missing");
        (await ToldAsync("post_destroyed", Post("\"post_number\":1,\"deleted_at\":\"2026-08-01T11:00:00Z\""))).ShouldBe("4/5001/1 deleted");
    }

    [Theory]
    [InlineData("post_recovered")]
    [InlineData("topic_created")]
    [InlineData("notification_created")]
    public async Task Other_events_are_acknowledged(string kind) => (await ToldAsync(kind, "{\"whatever\":[1]}")).ShouldBe($"not used: {kind}");

    [Theory]
    [InlineData("user_created", "", "7@bob joined, inviter none, Unknown")]
    [InlineData("user_created", ",\"admin\":true", "7@bob joined, inviter none, Unknown; 7@bob is staff admin")]
    [InlineData("user_updated", ",\"moderator\":true", "7@bob is staff moderator")]
    [InlineData("user_updated", "", "7@bob is no staff")]
    [InlineData("user_destroyed", "", "7@bob left: Unknown")]
    public async Task A_user_signs_up_becomes_staff_and_goes(string kind, string more, string told) =>
        (await ToldAsync(kind, $$$"""{"user":{"id":7,"username":"bob","created_at":"2026-08-01T10:00:00Z"{{{more}}}}}""")).ShouldBe(told);

    [Theory]
    [InlineData("user_added_to_group", 41, "7 joined, inviter none, Unknown")]
    [InlineData("user_removed_from_group", 41, "7 left: Unknown")]
    [InlineData("user_added_to_group", 42, "membership of 7 Started tier Gold")]
    [InlineData("user_removed_from_group", 42, "membership of 7 Cancelled tier Gold")]
    [InlineData("user_added_to_group", 43, "not used: user_added_to_group")]
    public async Task A_club_can_be_a_group_and_a_tier_another(string kind, int group, string told) => (await Club.ToldAsync(
        "discourse", $$$"""{"group_user":{"id":88,"group_id":{{{group}}},"user_id":7}}""", kind, ("Settings:Group", "41"), ("Settings:Tiers", "42=Gold, 44=Silver")))
        .ShouldBe(told);

    [Fact]
    public async Task Where_the_club_is_a_group_signing_up_to_the_forum_is_no_joining() => (await Club.ToldAsync(
        "discourse", """{"user":{"id":7,"username":"bob"}}""", "user_created", ("Settings:Group", "41"))).ShouldBe("not used: user_created");

    [Fact]
    public async Task A_like_that_comes_again_under_another_event_id_is_the_same()
    {
        await using var stage = Club.Stage("discourse");
        var like = Club.Signed("discourse", $$"""{"like":{{Post("\"post_number\":1").TrimEnd()[..^1]}},"user":{"id":7,"username":"bob"} } }""", "post_liked");

        await stage.SendAsync("discourse", "c", like);
        await stage.SendAsync("discourse", "c", like with { ReceivedAt = IngestStage.Now.AddHours(2) });

        stage.Bus.Events.ShouldHaveSingleItem().ShouldBeOfType<ReactionsChanged>().Message.ShouldBe(new("5001/1"));
    }

    [Fact]
    public async Task A_category_decides_about_the_community()
    {
        await using var stage = Club.Stage("discourse", ("Channels:4", "vip"));

        stage.Read("c", Club.Signed("discourse", Post("\"post_number\":1"), "post_created")).Events.Single().Community.ShouldBe(new("vip"));
    }

    [Fact]
    public async Task A_delivery_without_a_signature_is_refused_whatever_the_forum_s_settings()
    {
        await using var stage = Club.Stage("discourse");
        var body = Post("\"post_number\":1");

        (await stage.SendAsync("discourse", "c", A.Post(body, ("X-Discourse-Event", "post_created")))).Problem!.Reason.ShouldBe("missing-signature");
        (await stage.SendAsync("discourse", "c", A.Post(body, ("X-Discourse-Event-Signature", Club.Hex(Club.Utf8(body)))))).Problem!.Reason.ShouldBe("wrong-signature");
    }

    private static Task<string> ToldAsync(string kind, string body) => Club.ToldAsync("discourse", body, kind);

    private static string Post(string more) => $$$"""
        {"post":{"id":90,"topic_id":5001,"user_id":42,"username":"ann","category_id":4,"created_at":"2026-08-01T10:00:00.000Z","raw":"hi",{{{more}}}}}
        """;
}
