using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Clubs;

public sealed class HubSpotTests
{
    [Theory]
    [InlineData("contact.creation", null, null, "7 joined, inviter none, Unknown")]
    [InlineData("contact.deletion", null, null, "7 left: Unknown")]
    [InlineData("contact.privacyDeletion", null, null, "7 left: Unknown")]
    [InlineData("contact.propertyChange", "lifecyclestage", "customer", "not used: contact.propertyChange/lifecyclestage")]
    [InlineData("deal.creation", null, null, "not used: deal.creation")]
    public async Task Without_settings_contacts_who_come_and_go_are_members_who_do(string type, string? property, string? value, string told) =>
        (await Club.ToldAsync("hubspot", $"[{Event(type, property, value)}]")).ShouldBe(told);

    [Theory]
    [InlineData("club_status", "active", "membership of 7 Started")]
    [InlineData("club_status", "trial", "membership of 7 Started")]
    [InlineData("club_status", "late", "membership of 7 PastDue")]
    [InlineData("club_status", "ended", "membership of 7 Cancelled")]
    [InlineData("club_status", "unknown", "not used: contact.propertyChange/club_status")]
    [InlineData("club_tier", "Gold", "membership of 7 TierChanged tier Gold")]
    [InlineData("lifecyclestage", "customer", "7 joined, inviter none, Unknown")]
    [InlineData("is_mod", "true", "7 is staff")]
    [InlineData("is_mod", "false", "7 is no staff")]
    [InlineData("club_role", "admin", "7 is staff admin")]
    [InlineData("club_role", "guest", "7 is no staff guest")]
    public async Task Settings_say_which_property_means_what(string property, string value, string told) => (await Club.ToldAsync(
        "hubspot", $"[{Event("contact.propertyChange", property, value)}]", "",
        ("Settings:Joined", "lifecyclestage=customer"), ("Settings:Started", "club_status=active|trial"), ("Settings:PastDue", "club_status=late"),
        ("Settings:Cancelled", "club_status=ended"), ("Settings:Tier", "club_tier"), ("Settings:Staff", "is_mod"), ("Settings:Role", "club_role=admin|moderator")))
        .ShouldBe(told);

    [Fact]
    public async Task A_setting_takes_the_place_of_the_usual_meaning() =>
        (await Club.ToldAsync("hubspot", $"[{Event("contact.creation")}]", "", ("Settings:Joined", ""))).ShouldBe("not used: contact.creation");

    [Fact]
    public async Task Newer_apps_name_contacts_by_a_type_id() => (await Club.ToldAsync(
        "hubspot", """[{"eventId":1,"subscriptionId":2,"occurredAt":1785000000000,"subscriptionType":"object.creation","objectTypeId":"0-1","objectId":7}]"""))
        .ShouldBe("7 joined, inviter none, Unknown");

    [Fact]
    public async Task A_faulty_event_keeps_none_of_the_others_back()
    {
        await using var stage = Club.Stage("hubspot");

        var answer = await stage.SendAsync("hubspot", "c", Club.Signed("hubspot", $"[{Event("contact.creation")},{{\"eventId\":\"x\"}},7,{Event("contact.deletion")}]"));

        answer.Status.ShouldBe(200);
        stage.Bus.PublishedCount.ShouldBe(2);
        (await stage.QuarantinedAsync("c")).ShouldHaveSingleItem().Reason.ShouldBe("Not readable as events of HubSpot: number 2, 3 of 4 in the batch.");
    }

    [Fact]
    public async Task An_event_that_is_sent_again_is_the_same_whatever_the_attempt()
    {
        await using var stage = Club.Stage("hubspot");
        var first = Event("contact.creation");

        await stage.SendAsync("hubspot", "c", Club.Signed("hubspot", $"[{first}]"));
        await stage.SendAsync("hubspot", "c", Club.Signed("hubspot", $"[{first[..^1]},\"attemptNumber\":1}}]"));

        stage.Bus.Messages.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("https://hooks.example.org/in?x=%3A%2f%3F%40%21%24%27%28%29%2A%2C%3B&y=a%20b%26c", "https://hooks.example.org/in?x=:/?@!$'()*,;&y=a%20b%26c")]
    [InlineData("https://hooks.example.org/in", "https://hooks.example.org/in")]
    [InlineData("https://hooks.example.org/in?bad=%zz%2", "https://hooks.example.org/in?bad=%zz%2")]
    public async Task The_address_is_signed_with_some_of_its_characters_decoded(string called, string content)
    {
        await using var stage = Club.Stage("hubspot");

        (await stage.SendAsync("hubspot", "c", Request(content) with { Url = called })).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("https://hooks.example.org/in?q=1", null, null, null, null, "https://hooks.example.org/in?q=1")]
    [InlineData("http://10.0.0.5:8080/in?q=1", "PublicUrl", "https://hooks.example.org/", null, null, "https://hooks.example.org/in?q=1")]
    [InlineData("http://10.0.0.5:8080/in?q=1", "Forwarded", "trust", "hooks.example.org, inner", "https, http", "https://hooks.example.org/in?q=1")]
    [InlineData("http://10.0.0.5:8080/in?q=1", "Forwarded", "trust", "hooks.example.org", null, "http://hooks.example.org/in?q=1")]
    public async Task Behind_a_proxy_settings_say_what_address_was_called(
        string seen, string? setting, string? value, string? host, string? proto, string called)
    {
        await using var stage = setting is null ? Club.Stage("hubspot") : Club.Stage("hubspot", ($"Settings:{setting}", value!));
        var request = Request(called, [.. host is null ? [] : new[] { ("X-Forwarded-Host", host) }, .. proto is null ? [] : new[] { ("X-Forwarded-Proto", proto) }]);

        (await stage.SendAsync("hubspot", "c", request with { Url = seen })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task What_a_proxy_says_is_not_believed_unasked()
    {
        await using var stage = Club.Stage("hubspot");

        var answer = await stage.SendAsync("hubspot", "c", Request("https://elsewhere.example/in", ("X-Forwarded-Host", "elsewhere.example"), ("X-Forwarded-Proto", "https")));

        answer.Problem!.Reason.ShouldBe("wrong-signature");
    }

    [Fact]
    public async Task An_older_signature_neither_saves_a_new_one_nor_is_taken_where_only_new_ones_are()
    {
        await using var stage = Club.Stage("hubspot");
        await using var strict = Club.Stage("hubspot", ("Settings:Signature", "v3"));
        var old = ("X-HubSpot-Signature", Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Club.Utf8(Club.Secret + "[]"))));

        (await stage.SendAsync("hubspot", "c", A.Post("[]", old))).Status.ShouldBe(200);
        (await stage.SendAsync("hubspot", "c", A.Post("[]", old, ("X-HubSpot-Signature-v3", "AAAA"), ("X-HubSpot-Request-Timestamp", Club.Milliseconds)))).Problem!.Reason.ShouldBe("wrong-signature");
        (await stage.SendAsync("hubspot", "c", A.Post("[]", old, ("X-HubSpot-Signature-v3", "AAAA")))).Problem!.Reason.ShouldBe("missing-signature");
        (await strict.SendAsync("hubspot", "c", A.Post("[]", old))).Problem!.Reason.ShouldBe("missing-signature");
    }

    private static WebhookRequest Request(string address, params (string Name, string Value)[] more) => A.Post(
        "[]",
        [("X-HubSpot-Request-Timestamp", Club.Milliseconds), ("X-HubSpot-Signature-v3", Club.Base64(Club.Utf8($"POST{address}[]{Club.Milliseconds}"))), .. more]);

    private static string Event(string type, string? property = null, string? value = null) =>
        $$"""{"eventId":100,"subscriptionId":22,"portalId":62515,"occurredAt":1785000000000,"subscriptionType":"{{type}}","objectId":7{{(property is null ? "" : $",\"propertyName\":\"{property}\",\"propertyValue\":\"{value}\"")}}}""";
}
