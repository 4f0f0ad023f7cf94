using System.Text.Json;
using Pipeline.Connect.Checks;
using Pipeline.Model;

namespace Pipeline.Tests.Connect;

public sealed class TelegramCheckTests
{
    private const string Me = """{"ok":true,"result":{"id":7,"is_bot":true,"username":"club_bot","can_read_all_group_messages":true}}""";
    private const string Admin = """{"ok":true,"result":{"status":"administrator","can_delete_messages":true,"can_restrict_members":true}}""";

    private static string Webhook(string more = "") =>
        """{"ok":true,"result":{"url":"https://host/api/webhooks/telegram/mine","pending_update_count":0,"allowed_updates":""" + JsonSerializer.Serialize(TelegramCheck.Updates) + more + "}}";

    [Fact]
    public async Task A_bot_with_every_right_has_nothing_to_do()
    {
        await using var check = await CheckedConnection.StartAsync();
        check.Platform.Answers("/bota-token/getMe", Me).Answers("/bota-token/getWebhookInfo", Webhook()).Answers("/bota-token/getChatMember", Admin);

        var findings = await check.CheckAsync(CheckedConnection.Of(Source.Telegram, "a-token", "-1001"));

        findings.Where(finding => !finding.IsRight).Select(finding => finding.What).ShouldBe(["deliveries"]);
        findings.Select(finding => finding.What).ShouldBe(["secret", "deliveries", "token", "privacy mode", "webhook", "updates", "group -1001"]);
        check.Platform.Questions.Last().Body!.ToJsonString().ShouldBe("""{"chat_id":"-1001","user_id":7}""");
    }

    [Theory]
    [InlineData("getMe", """{"ok":true,"result":{"id":7,"username":"club_bot","can_read_all_group_messages":false}}""", "privacy mode", "/setprivacy")]
    [InlineData("getWebhookInfo", """{"ok":true,"result":{"url":""}}""", "webhook", "--url")]
    [InlineData("getWebhookInfo", """{"ok":true,"result":{"url":"https://elsewhere/hook"}}""", "webhook", "--url")]
    [InlineData("getWebhookInfo", """{"ok":true,"result":{"url":"https://host/api/webhooks/telegram/mine","allowed_updates":["message"]}}""", "updates", "--url")]
    [InlineData("getChatMember", """{"ok":true,"result":{"status":"member"}}""", "group -1001", "administrator")]
    [InlineData("getChatMember", """{"ok":false,"error_code":400,"description":"Bad Request: chat not found"}""", "group -1001", "new one")]
    public async Task What_is_missing_comes_with_what_to_do(string method, string answer, string what, string remedy)
    {
        await using var check = await CheckedConnection.StartAsync();
        foreach (var (name, usual) in new[] { ("getMe", Me), ("getWebhookInfo", Webhook()), ("getChatMember", Admin) })
            check.Platform.Answers($"/bota-token/{name}", name == method ? answer : usual);

        var findings = await check.CheckAsync(CheckedConnection.Of(Source.Telegram, "a-token", "-1001"));

        findings.Single(finding => finding.What == what).Remedy.ShouldNotBeNull().ShouldContain(remedy);
    }

    [Theory]
    [InlineData(-30, true)]
    [InlineData(-90, false)]
    public async Task A_failure_that_Telegram_remembers_matters_as_long_as_it_is_recent(int minutes, bool matters)
    {
        await using var check = await CheckedConnection.StartAsync();
        var at = CheckedConnection.Now.AddMinutes(minutes).ToUnixTimeSeconds();
        check.Platform.Answers("/bota-token/getMe", Me).Answers("/bota-token/getChatMember", Admin)
            .Answers("/bota-token/getWebhookInfo", Webhook($""","last_error_date":{at},"last_error_message":"Wrong response from the webhook: 401 Unauthorized" """));

        var webhook = (await check.CheckAsync(CheckedConnection.Of(Source.Telegram))).Single(finding => finding.What == "webhook");

        webhook.IsRight.ShouldBe(!matters);
        webhook.Detail.Contains("401", StringComparison.Ordinal).ShouldBe(matters);
    }

    [Fact]
    public async Task A_wrong_token_is_said_and_nothing_more_is_asked()
    {
        await using var check = await CheckedConnection.StartAsync();
        check.Platform.Answers("/bota-token/getMe", """{"ok":false,"error_code":401,"description":"Unauthorized"}""", status: 401);

        var findings = await check.CheckAsync(CheckedConnection.Of(Source.Telegram));

        findings.Single(finding => finding.What == "token").Detail.ShouldBe("The platform refuses the token.");
        check.Platform.Questions.ShouldHaveSingleItem();
        findings.ShouldAllBe(finding => !finding.Detail.Contains("a-token") && !(finding.Remedy ?? "").Contains("a-token"));
    }
}
