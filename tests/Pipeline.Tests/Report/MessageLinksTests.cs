using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Report;
using Shouldly;

namespace Pipeline.Tests.Report;

public sealed class MessageLinksTests
{
    private static readonly CommunityId Club = new("club");

    [Theory]
    [InlineData(Source.Telegram, "", "", "-1001234567890", "17", "https://t.me/c/1234567890/17")]
    [InlineData(Source.Discord, "Server", "41", "52", "63", "https://discord.com/channels/41/52/63")]
    [InlineData(Source.Discord, "Server", "vip=40,club=41", "52", "63", "https://discord.com/channels/41/52/63")]
    [InlineData(Source.Slack, "Workspace", "acme", "C012AB3CD", "1700000000.000100", "https://acme.slack.com/archives/C012AB3CD/p1700000000000100")]
    [InlineData(Source.Discourse, "Site", "https://forum.example.org/talk/", "4", "12/3", "https://forum.example.org/talk/t/12/3")]
    [InlineData(Source.Internal, "MessageLink", "https://club.example.org/c/{channel}#{message}", "a room", "7&x=1", "https://club.example.org/c/a%20room#7%26x%3D1")]
    public void A_message_is_read_at_its_platform_s_address(Source source, string setting, string value, string channel, string message, string link) =>
        Link([Connected(source, setting, value)], source, channel, message).ShouldNotBeNull().AbsoluteUri.ShouldBe(link);

    [Theory]
    [InlineData(Source.Discord, "52", "63")]
    [InlineData(Source.Slack, "C012AB3CD", "1700000000.000100")]
    [InlineData(Source.Discourse, "4", "12/3")]
    [InlineData(Source.Internal, "room", "7")]
    [InlineData(Source.Whop, "feed", "7")]
    public void Nothing_links_while_the_place_is_not_known(Source source, string channel, string message) =>
        Link([Connected(source, "Other", "41")], source, channel, message).ShouldBeNull();

    [Theory]
    [InlineData(Source.Telegram, "", "", "-100123", "17?x")]
    [InlineData(Source.Telegram, "", "", "-5123", "17")]
    [InlineData(Source.Discord, "Server", "41/..", "52", "63")]
    [InlineData(Source.Discord, "Server", "vip=40", "52", "63")]
    [InlineData(Source.Discord, "Server", "41", "52/9", "63")]
    [InlineData(Source.Discord, "Server", "41", "52", "63#a")]
    [InlineData(Source.Slack, "Workspace", "evil.example/x", "C012", "1700000000.000100")]
    [InlineData(Source.Slack, "Workspace", "acme", "C012/../x", "1700000000.000100")]
    [InlineData(Source.Slack, "Workspace", "acme", "C012", "1700000000")]
    [InlineData(Source.Discourse, "Site", "http://forum.example.org", "4", "12/3")]
    [InlineData(Source.Discourse, "Site", "https://forum.example.org", "4", "12/../3")]
    [InlineData(Source.Internal, "MessageLink", "https://{channel}/{message}", "evil.example", "7")]
    [InlineData(Source.Internal, "MessageLink", "https://club.example{message}", "room", ".evil.example")]
    [InlineData(Source.Internal, "MessageLink", "javascript:{message}", "room", "7")]
    [InlineData(Source.Internal, "MessageLink", "https://club.example.org/{channel}/{message}", "..", "7")]
    public void Ids_and_settings_of_another_form_link_nowhere(Source source, string setting, string value, string channel, string message) =>
        Link([Connected(source, setting, value)], source, channel, message).ShouldBeNull();

    [Fact]
    public void Of_two_servers_a_message_is_linked_only_where_its_channel_says_which()
    {
        var one = Connected(Source.Discord, "Server", "41");
        var other = Connected(Source.Discord, "Server", "42") with { Channels = new Dictionary<string, CommunityId> { ["52"] = Club } };

        Link([one, other], Source.Discord, "52", "63").ShouldNotBeNull().AbsoluteUri.ShouldBe("https://discord.com/channels/42/52/63");
        Link([one, other], Source.Discord, "53", "63").ShouldBeNull();
    }

    [Fact]
    public void A_server_that_is_not_known_makes_another_s_links_doubtful() =>
        Link([Connected(Source.Discord, "Server", "41"), Connected(Source.Discord, "Other", "")], Source.Discord, "52", "63").ShouldBeNull();

    [Fact]
    public void Another_community_s_server_says_nothing() =>
        Link([Connected(Source.Discord, "Server", "41") with { Community = new("vip") }], Source.Discord, "52", "63").ShouldBeNull();

    [Theory]
    [InlineData("discord", "Server", "my-server")]
    [InlineData("slack", "Workspace", "https://acme.slack.com")]
    [InlineData("discourse", "Site", "forum")]
    [InlineData("internal", "MessageLink", "https://{message}.example.org")]
    public void A_setting_that_cannot_make_a_link_is_named_at_start(string source, string setting, string value)
    {
        var options = new IngestOptions
        {
            Connections = { ["one"] = new() { Source = source, Community = "club", Settings = { [setting] = value } } },
        };

        var result = new IngestOptionsValidator().Validate(null, options);

        result.Failures.ShouldNotBeNull().ShouldHaveSingleItem().ShouldStartWith($"Ingest:Connections:one:Settings:{setting} is to be");
    }

    private static Uri? Link(IReadOnlyList<Connection> connections, Source source, string channel, string message) =>
        new MessageLinks(connections).Of(Club, source, new ChannelId(channel), new MessageId(message));

    private static Connection Connected(Source source, string setting, string value) => new()
    {
        Id = new("one"),
        Source = source,
        Community = Club,
        Settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { [setting] = value },
    };
}
