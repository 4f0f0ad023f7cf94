using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Slack;

/// <summary>Every sample beside the repository, and what it is read to. A sample without a row fails, so nothing is passed over.</summary>
public sealed class SlackPayloadTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["bolt_app_uninstalled_1.json"] = "not used: app_uninstalled",
        ["bolt_app_uninstalled_2.json"] = "not used: app_uninstalled",
        ["bolt_app_uninstalled_3.json"] = "not used: app_uninstalled",
        ["bolt_member_joined_channel_1.json"] = "W23456789 joined, inviter known, Exact",
        ["bolt_member_joined_channel_2.json"] = "U999 joined, inviter known, Exact",
        ["bolt_member_left_channel_3.json"] = "W111 left: Unknown",
        ["bolt_message_1.json"] = "W111 posted C111/1606810819.000800 '@W222' +1 mentions",
        ["bolt_message_3.json"] = "W111 posted C111/1596183880.004200 'We've received 103 messages from you!'",
        ["bolt_message_bot_message_1.json"] = "BZYBOTHED(bot) posted C111/1658282075.825129 'Hi there! This is a reply using response_url.'",
        ["bolt_message_file_share_1.json"] = "U111(bot) posted G111/1610493715.001000 'Here is your file!' +media",
        ["bolt_message_file_share_2.json"] = "U111 posted C111/1652227646.593159 'Hi there!' +media",
        ["bolt_message_thread_broadcast_1.json"] = "U111 posted C111/1633670813.007500 'Hi there!' re 1633663824.000500 in 1633663824.000500",
        ["bolt_reaction_added_2.json"] = "W23456789 reacted to C111/1599529504.000400 +heart_eyes",
        ["bolt_reaction_added_3.json"] = "W111(bot) reacted to C111/1599529504.000400 +heart_eyes",
        ["bolt_team_access_granted_1.json"] = "not used: team_access_granted",
        ["bolt_team_access_revoked_1.json"] = "not used: team_access_revoked",
        ["bolt_url_verification_1.json"] = "answered: 3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P",
        ["constructed_member_joined_channel_inviter.json"] = "U123ABC456 joined, inviter known, Exact",
        ["constructed_message_changed.json"] = "U123ABC456 edited C123ABC456/1785000000.000200 to 'edited text'",
        ["constructed_message_deleted.json"] = "C123ABC456/1785000000.000200 deleted",
        ["constructed_message_thread_reply.json"] = "U123ABC456 posted C123ABC456/1785000000.000200 'see this link @U0LAN0Z89' +1 mentions ->https://example.org/a re 1784999000.000100 in 1784999000.000100",
        ["constructed_reaction_removed.json"] = "U123ABC456 reacted to C123ABC456/1784999000.000100 -thumbsup",
        ["constructed_url_verification_like_message.json"] = """U123ABC456 posted C123ABC456/1785000080.000100 '{"type":"url_verification","challenge":"x"}'""",

        // Its every string was blanked, the type among them.
        ["javasdk_MessageChannelJoinPayload.json"] = "fault: The delivery has no type.",
        ["slackgo_app_rate_limited_event.json"] = "not used: app_rate_limited",
        ["slackgo_invite_requested_event.json"] = "not used: invite_requested",
        ["slackgo_link_shared_event.json"] = "not used: link_shared",
        ["slackgo_member_joined_channel_event.json"] = "W06GH7XHN joined, inviter known, Exact",
        ["slackgo_member_left_channel_event.json"] = "not used: member_left_channel/one_of_several",
        ["slackgo_message_event.json"] = "U2147483697 posted G024BE91L/1355517523.000005 'Live long and prospect.'",
        ["slackgo_message_event_with_blocks.json"] = "U2147483697 posted C024BE91L/1355517523.000005 'ERROR'",
        ["slackgo_pin_added.json"] = "not used: pin_added",
        ["slackgo_pin_removed.json"] = "not used: pin_removed",
        ["slackgo_subteam_members_changed_event.json"] = "not used: subteam_members_changed",
        ["slackgo_thread_broadcast_event.json"] = "U123ABC456 posted C123ABC456/1673464745.620769 'broadcasting this reply' re 1673464730.703009 in 1673464730.703009",
        ["slackgo_user_change_event.json"] = "U1234567@some-user is no staff member",
        ["slackgo_user_profile_changed.json"] = "not used: user_profile_changed",
    };

    [Fact]
    public async Task Each_sample_is_read_to_exactly_what_the_table_says()
    {
        await using var stage = Sl.Stage(("sl:Channels:C111", "club"));

        var told = Payloads.Names("slack").ToDictionary(name => name, name => ToldBy(stage, Payloads.Text("slack", name)));

        Assert.SkipWhen(told.Count == 0, "The sample payloads are not on this machine.");
        told.ShouldSatisfyAllConditions(
            () => told.Keys.Except(Expected.Keys).ShouldBeEmpty(),
            () => Expected.Keys.Except(told.Keys).ShouldBeEmpty(),
            () => told.Where(pair => Expected.GetValueOrDefault(pair.Key) != pair.Value).ShouldBeEmpty());
    }

    private static string ToldBy(IngestStage stage, string body)
    {
        var reading = stage.Read("sl", Sl.Signed(body));
        return reading.Reply is { } reply ? "answered: " + System.Text.Encoding.UTF8.GetString(reply.Body.Span) : Told.By(reading);
    }
}
