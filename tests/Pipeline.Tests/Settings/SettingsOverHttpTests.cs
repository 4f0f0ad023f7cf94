using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Bus;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Settings;

public sealed class SettingsOverHttpTests : IAsyncLifetime
{
    private const string Address = "/api/communities/club/settings";

    private readonly RollupQueue _rollups = new();
    private ServedHost _host = null!;

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    private IStore Store => _host.Services.GetRequiredService<IStore>();

    public async ValueTask InitializeAsync() => _host = await ServedHost.StartAsync(services: services => services.AddSingleton<IBus>(_rollups));

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task A_community_is_made_by_its_settings_and_read_in_either_language()
    {
        using var made = await PutAsync("name: The club\nrules: { newcomerLinks: 0 }", "application/yaml");
        var json = await _host.Client.GetFromJsonAsync<JsonNode>(Address, Cancelled);
        using var request = new HttpRequestMessage(HttpMethod.Get, Address) { Headers = { { "Accept", "application/yaml" } } };
        using var yaml = await _host.Client.SendAsync(request, Cancelled);

        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        (json!["name"]!.ToString(), json["rules"]!["newcomerLinks"]!.GetValue<int>(), json["mode"]!.ToString()).ShouldBe(("The club", 0, "shadow"));
        yaml.Content.Headers.ContentType!.MediaType.ShouldBe("application/yaml");
        (await yaml.Content.ReadAsStringAsync(Cancelled)).ShouldContain("newcomerLinks: 0\n");
        (await StoredAsync())!.Rules.NewcomerLinks.ShouldBe(0);
    }

    [Fact]
    public async Task Settings_that_stand_are_changed_only_by_who_has_seen_them()
    {
        using var made = await PutAsync("{}");
        var seen = made.Headers.ETag!;

        using var unseen = await PutAsync("""{"name":"A"}""");
        using var changed = await PutAsync("""{"name":"B"}""", ifMatch: seen);
        using var late = await PutAsync("""{"name":"C"}""", ifMatch: seen);
        using var anyway = await PutAsync("""{"name":"D"}""", ifMatch: EntityTagHeaderValue.Any);

        (unseen.StatusCode, changed.StatusCode, late.StatusCode, anyway.StatusCode)
            .ShouldBe((HttpStatusCode.PreconditionRequired, HttpStatusCode.OK, HttpStatusCode.PreconditionFailed, HttpStatusCode.OK));
        changed.Headers.ETag.ShouldNotBe(seen);
        (await _host.Client.GetFromJsonAsync<JsonNode>(Address, Cancelled))!["name"]!.ToString().ShouldBe("D");
    }

    [Fact]
    public async Task What_was_read_as_yaml_may_be_answered_in_json_and_is_told_apart()
    {
        using var made = await PutAsync("{}");
        using var yaml = await _host.Client.GetAsync(Address + "?format=yaml", Cancelled);

        using var again = new HttpRequestMessage(HttpMethod.Get, Address) { Headers = { IfNoneMatch = { made.Headers.ETag! } } };
        using var unchanged = await _host.Client.SendAsync(again, Cancelled);
        using var changed = await PutAsync("""{"name":"B"}""", ifMatch: yaml.Headers.ETag);

        yaml.Headers.ETag.ShouldNotBe(made.Headers.ETag);
        (unchanged.StatusCode, changed.StatusCode).ShouldBe((HttpStatusCode.NotModified, HttpStatusCode.OK));
    }

    [Fact]
    public async Task Of_what_nobody_has_seen_nothing_can_be_changed()
    {
        using var absent = await PutAsync("{}", ifMatch: EntityTagHeaderValue.Any);
        using var unknown = await _host.Client.GetAsync(Address, Cancelled);

        (absent.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.PreconditionFailed, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Wrong_settings_change_nothing_and_are_told_place_by_place()
    {
        using var answer = await PutAsync("{\n \"mode\": \"on\",\n \"rules\": { \"mention\": 3 }\n}");
        var problem = await answer.Content.ReadFromJsonAsync<JsonNode>(Cancelled);

        (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType).ShouldBe((HttpStatusCode.UnprocessableEntity, "application/problem+json"));
        problem!["type"]!.ToString().ShouldBe("urn:pipeline:problem:settings");
        problem["errors"]!.AsArray().Select(error => (error!["pointer"]!.ToString(), error["line"]!.GetValue<int>())).ShouldBe([("#/mode", 2), ("#/rules/mention", 3)]);
        problem["errors"]![1]!["detail"]!.ToString().ShouldContain("Did you mean mentions?");
        (await StoredAsync()).ShouldBeNull();
    }

    [Theory]
    [InlineData("text/plain", "{}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "{", HttpStatusCode.UnprocessableEntity)]
    public async Task What_is_no_document_is_refused(string type, string body, HttpStatusCode status)
    {
        using var answer = await PutAsync(body, type);

        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task A_document_that_is_too_large_is_not_read()
    {
        using var answer = await PutAsync($$"""{"name":"{{new string('x', 200_000)}}"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Acting_on_members_begins_only_where_somebody_says_so_and_is_told_what_that_does()
    {
        using var unsaid = await PutAsync("""{"mode":"enforce"}""");
        using var said = await PutAsync("""{"mode":"enforce"}""", query: "?enforce=true");
        var since = (await StoredAsync())!.EnforcingSince;
        using var still = await PutAsync("""{"mode":"enforce","name":"B"}""", ifMatch: said.Headers.ETag);

        (unsaid.StatusCode, said.StatusCode, still.StatusCode).ShouldBe((HttpStatusCode.Conflict, HttpStatusCode.Created, HttpStatusCode.OK));
        (await unsaid.Content.ReadAsStringAsync(Cancelled)).ShouldContain("?enforce=true");
        var effects = (await said.Content.ReadFromJsonAsync<JsonNode>(Cancelled))!["effects"]!.AsArray();
        since.ShouldNotBeNull();
        (await StoredAsync())!.EnforcingSince.ShouldBe(since);
        effects[0]!.ToString().ShouldContain("muted from a weight of 4 and banned from 8 within 30d. After 20 acts in an hour the rest is only flagged.");
    }

    [Fact]
    public async Task Who_is_staff_and_where_a_day_begins_changes_numbers_so_they_are_made_anew()
    {
        var closed = new DateOnly(2026, 7, 3);
        await Store.PutAsync(Tables.Rollups, [new RollupHead { Community = Documents.Club, ClosedThrough = closed }], Cancelled);
        await Store.PutAsync(
            Tables.Days, [.. Enumerable.Range(1, 2).Select(day => new DaySheet { Community = Documents.Club, Day = new(2026, 7, day) })], Cancelled);
        using var made = await PutAsync("{}");

        using var rules = await PutAsync("""{"rules":{"mentions":3}}""", ifMatch: made.Headers.ETag);
        var afterRules = _rollups.TakeAll();
        using var staff = await PutAsync($$"""{"staff":["{{Documents.Staff}}"]}""", ifMatch: rules.Headers.ETag);
        var afterStaff = _rollups.TakeAll();
        using var zone = await PutAsync($$"""{"staff":["{{Documents.Staff}}"],"timeZone":"Asia/Tokyo"}""", ifMatch: staff.Headers.ETag);
        var afterZone = _rollups.TakeAll();

        afterRules.ShouldBeEmpty();
        afterStaff.ShouldBe([new(Documents.Club, closed)]);
        afterZone.ShouldBe([new(Documents.Club, closed, new(2026, 7, 1), MovesFacts: true)]);
        (await zone.Content.ReadAsStringAsync(Cancelled)).ShouldContain("Days begin and end by the clock of Asia/Tokyo");
    }

    [Fact]
    public async Task Settings_need_the_key()
    {
        using var stranger = _host.NewClient();

        using var read = await stranger.GetAsync(Address, Cancelled);
        using var written = await stranger.PutAsync(Address, new StringContent("{}", mediaType: new("application/json")), Cancelled);

        (read.StatusCode, written.StatusCode).ShouldBe((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized));
    }

    private Task<Community?> StoredAsync() => Store.FindAsync(Tables.Communities, Tables.CommunityKey(Documents.Club), Cancelled);

    private async Task<HttpResponseMessage> PutAsync(
        string body, string type = "application/json", EntityTagHeaderValue? ifMatch = null, string query = "")
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, Address + query) { Content = new StringContent(body, mediaType: new(type)) };
        if (ifMatch is not null)
            request.Headers.IfMatch.Add(ifMatch);
        return await _host.Client.SendAsync(request, Cancelled);
    }
}
