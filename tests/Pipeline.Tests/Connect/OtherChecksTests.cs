using Pipeline.Model;
using Pipeline.Model.Coverage;
using Pipeline.Store;

namespace Pipeline.Tests.Connect;

public sealed class OtherChecksTests
{
    private const string Slack = """{"ok":true,"team":"Harrowgull","user":"pipeline"}""";
    private const string Application = """{"name":"Pipeline","flags":32768}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Slacks_missing_scopes_are_named_with_what_they_would_bring()
    {
        await using var check = await CheckedConnection.StartAsync();
        check.Platform.Answers("/auth.test", Slack, 200, ("x-oauth-scopes", "channels:history, channels:read, users:read"));

        var scopes = (await check.CheckAsync(CheckedConnection.Of(Source.Slack))).Single(finding => finding.What == "scopes");

        scopes.Detail.ShouldBe("Without reactions:read there are no reactions.");
        check.Platform.Questions.Single().Authorization.ShouldBe("Bearer a-token");
    }

    [Fact]
    public async Task Slacks_refusal_is_quoted()
    {
        await using var check = await CheckedConnection.StartAsync();
        check.Platform.Answers("/auth.test", """{"ok":false,"error":"account_inactive"}""");

        (await check.CheckAsync(CheckedConnection.Of(Source.Slack))).Single(finding => finding.What == "token").Detail.ShouldContain("account_inactive");
    }

    [Theory]
    [InlineData(Application, "1024", "message content intent,server 9")]
    [InlineData("""{"name":"Pipeline","flags":802816}""", "1184", "")]
    [InlineData("""{"name":"Pipeline","flags":802816}""", "8", "")]
    [InlineData("""{"name":"Pipeline"}""", "8", "server members intent,message content intent")]
    public async Task Discords_intents_and_permissions_are_looked_at(string application, string permissions, string missing)
    {
        await using var check = await CheckedConnection.StartAsync();
        check.Platform.Answers("/applications/@me", application).Answers("/users/@me/guilds", $$"""[{"id":"9","permissions":"{{permissions}}"}]""");

        var findings = await check.CheckAsync(CheckedConnection.Of(Source.Discord));

        string.Join(',', findings.Where(finding => !finding.IsRight && finding.What != "deliveries").Select(finding => finding.What)).ShouldBe(missing);
    }

    [Fact]
    public async Task Without_a_token_the_platform_is_not_asked()
    {
        await using var check = await CheckedConnection.StartAsync();

        var findings = await check.CheckAsync(CheckedConnection.Of(Source.Slack, token: null));

        findings.Single(finding => finding.What == "token").Remedy.ShouldBe("Set Ingest:Connections:mine:Token.");
        check.Platform.Questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_answer_of_another_form_is_said_and_breaks_nothing()
    {
        await using var check = await CheckedConnection.StartAsync();
        check.Platform.Answers("/applications/@me", Application).Answers("/users/@me/guilds", """[{"permissions":5}]""");

        (await check.CheckAsync(CheckedConnection.Of(Source.Discord))).Single(finding => finding.What == "platform").IsRight.ShouldBeFalse();
    }

    [Fact]
    public async Task What_came_last_is_told_and_what_went_wrong_since()
    {
        await using var check = await CheckedConnection.StartAsync();
        var stripe = CheckedConnection.Of(Source.Stripe);
        var state = new ConnectionState(stripe.Id) { AcceptedAt = CheckedConnection.Now.AddHours(-5), RefusedAt = CheckedConnection.Now.AddHours(-1), Refusal = "wrong-signature" };
        await check.Store.JoinAsync(Tables.Connections, [state], Cancelled);

        var findings = await check.CheckAsync(stripe);

        findings.Select(finding => (finding.What, finding.IsRight)).ShouldBe([("secret", true), ("deliveries", true), ("signature", false)]);
        (await check.Store.FindAsync(Tables.Checks, Tables.ConnectionKey(stripe.Id), Cancelled))!.Findings.ShouldBe(findings);
    }

    [Fact]
    public async Task A_connection_that_has_gone_silent_is_seen()
    {
        await using var check = await CheckedConnection.StartAsync();
        var stripe = CheckedConnection.Of(Source.Stripe);
        await check.Store.JoinAsync(Tables.Connections, [new ConnectionState(stripe.Id) { AcceptedAt = CheckedConnection.Now.AddDays(-3) }], Cancelled);

        (await check.CheckAsync(stripe)).Single(finding => finding.What == "deliveries").Detail.ShouldContain("2026-07-29");
    }
}
