using Pipeline.Bus;
using Pipeline.Model;

namespace Pipeline.Tests.Enforce;

/// <summary>What each platform is asked to do, and what its answers come to.</summary>
public sealed class ActorTests
{
    private static readonly DateTimeOffset Until = new(2026, 7, 2, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(EnforcementKind.Remove, "deleteMessage", """{"message_id":5,"chat_id":"-1001"}""")]
    [InlineData(EnforcementKind.Warn, "sendMessage", """{"text":"No links to shops","receiver_user_id":77,"reply_parameters":{"message_id":5,"allow_sending_without_reply":true},"chat_id":"-1001"}""")]
    [InlineData(EnforcementKind.Ban, "banChatMember", """{"user_id":77,"until_date":1782993600,"chat_id":"-1001"}""")]
    [InlineData(EnforcementKind.Unban, "unbanChatMember", """{"user_id":77,"only_if_banned":true,"chat_id":"-1001"}""")]
    public async Task Telegram_is_asked(EnforcementKind act, string method, string body)
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        enforcing.Platform.Answers($"/bota-token/{method}", """{"ok":true,"result":true}""");

        (await enforcing.DeliverAsync(Enforcing.Due(act, Until))).ShouldBe(Settlement.Completed.Instance);

        enforcing.Platform.Questions.Single().Body!.ToJsonString().ShouldBe(body);
    }

    [Theory]
    [InlineData(EnforcementKind.Mute, false, "1782993600")]
    [InlineData(EnforcementKind.Unmute, true, null)]
    public async Task Telegram_mutes_by_taking_every_permission_and_gives_all_back(EnforcementKind act, bool allowed, string? until)
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        enforcing.Platform.Answers("/bota-token/restrictChatMember", """{"ok":true,"result":true}""");

        await enforcing.DeliverAsync(Enforcing.Due(act, Until));

        var asked = enforcing.Platform.Questions.Single().Body!;
        asked["permissions"]!.AsObject().ShouldAllBe(permission => permission.Value!.GetValue<bool>() == allowed);
        (asked["until_date"]?.ToString()).ShouldBe(until);
    }

    [Theory]
    [InlineData(EnforcementKind.Remove, "POST /chat.delete", """{"channel":"-1001","ts":"5"}""")]
    [InlineData(EnforcementKind.Warn, "POST /chat.postEphemeral", """{"channel":"-1001","user":"77","text":"No links to shops"}""")]
    [InlineData(EnforcementKind.Ban, "POST /conversations.kick", """{"channel":"-1001","user":"77"}""")]
    [InlineData(EnforcementKind.Unban, "POST /conversations.invite", """{"channel":"-1001","users":"77"}""")]
    public Task Slack_is_asked(EnforcementKind act, string call, string body) => IsAskedAsync(Source.Slack, act, call, body, """{"ok":true}""", "Bearer a-token");

    [Theory]
    [InlineData(EnforcementKind.Remove, "DELETE /channels/-1001/messages/5", null)]
    [InlineData(EnforcementKind.Mute, "PATCH /guilds/9/members/77", """{"communication_disabled_until":"2026-07-02T12:00:00.0000000\u002B00:00"}""")]
    [InlineData(EnforcementKind.Unmute, "PATCH /guilds/9/members/77", """{"communication_disabled_until":null}""")]
    [InlineData(EnforcementKind.Ban, "PUT /guilds/9/bans/77", """{"delete_message_seconds":0}""")]
    [InlineData(EnforcementKind.Unban, "DELETE /guilds/9/bans/77", null)]
    [InlineData(EnforcementKind.Warn, "POST /channels/8/messages", """{"content":"No links to shops","allowed_mentions":{"parse":[]}}""")]
    public Task Discord_is_asked(EnforcementKind act, string call, string? body) => IsAskedAsync(Source.Discord, act, call, body, "{}", "Bot a-token");

    [Theory]
    [InlineData(EnforcementKind.Remove, "DELETE /posts/5.json", null)]
    [InlineData(EnforcementKind.Warn, "POST /posts.json", """{"title":"About the rules of this community","raw":"No links to shops","target_recipients":"ann","archetype":"private_message"}""")]
    [InlineData(EnforcementKind.Mute, "PUT /admin/users/77/silence.json", """{"silenced_till":"2026-07-02T12:00:00.0000000\u002B00:00","reason":"No links to shops"}""")]
    [InlineData(EnforcementKind.Unmute, "PUT /admin/users/77/unsilence.json", null)]
    [InlineData(EnforcementKind.Ban, "PUT /admin/users/77/suspend.json", """{"suspend_until":"2026-07-02T12:00:00.0000000\u002B00:00","reason":"No links to shops"}""")]
    [InlineData(EnforcementKind.Unban, "PUT /admin/users/77/unsuspend.json", null)]
    public Task Discourse_is_asked(EnforcementKind act, string call, string? body) => IsAskedAsync(Source.Discourse, act, call, body, "{}", "");

    [Theory]
    [InlineData(Source.Telegram, "/bota-token/deleteMessage", 400, """{"ok":false,"error_code":400,"description":"Bad Request: message to delete not found"}""")]
    [InlineData(Source.Slack, "/chat.delete", 200, """{"ok":false,"error":"message_not_found"}""")]
    [InlineData(Source.Discord, "/channels/-1001/messages/5", 404, """{"message":"Unknown Message","code":10008}""")]
    [InlineData(Source.Discourse, "/posts/5.json", 404, "{}")]
    public async Task What_came_too_late_is_success(Source source, string path, int status, string answer)
    {
        await using var enforcing = await Enforcing.OnAsync(source);
        enforcing.Platform.Answers(path, answer, status);

        (await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Remove))).ShouldBe(Settlement.Completed.Instance);

        (await enforcing.LoggedAsync(Enforcing.Due(EnforcementKind.Remove)))!.State.ShouldBe(ActState.NothingLeft);
    }

    [Theory]
    [InlineData(Source.Telegram, EnforcementKind.Remove, "/bota-token/deleteMessage", 400, """{"ok":false,"description":"Bad Request: message can't be deleted"}""", "rights in the group")]
    [InlineData(Source.Slack, EnforcementKind.Remove, "/chat.delete", 200, """{"ok":false,"error":"cant_delete_message"}""", "user token of an administrator")]
    [InlineData(Source.Slack, EnforcementKind.Mute, "/none", 200, "{}", "cannot mute")]
    [InlineData(Source.Discord, EnforcementKind.Remove, "/channels/-1001/messages/5", 403, """{"message":"Missing Permissions","code":50013}""", "place of its role")]
    [InlineData(Source.Discord, EnforcementKind.Warn, "/users/@me/channels", 403, """{"message":"Cannot send messages to this user","code":50007}""", "cannot be private")]
    [InlineData(Source.Discourse, EnforcementKind.Remove, "/posts/5.json", 403, "{}", "API key")]
    [InlineData(Source.Telegram, EnforcementKind.Remove, "/bota-token/deleteMessage", 401, "{}", "copy it again")]
    public async Task What_the_platform_does_not_allow_is_a_dead_letter_that_says_what_to_change(
        Source source, EnforcementKind act, string path, int status, string answer, string reason)
    {
        await using var enforcing = await Enforcing.OnAsync(source);
        enforcing.Platform.Answers(path, answer, status);

        var settlement = await enforcing.DeliverAsync(Enforcing.Due(act));

        var dead = settlement.ShouldBeOfType<Settlement.DeadLettered>();
        (dead.Reason, dead.Description.Contains(reason, StringComparison.Ordinal)).ShouldBe(("refused", true), dead.Description);
        (await enforcing.LoggedAsync(Enforcing.Due(act)))!.State.ShouldBe(ActState.Refused);
    }

    [Fact]
    public async Task A_post_of_Discourse_is_looked_up_by_topic_and_number_and_deleted_by_its_id()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Discourse);
        enforcing.Platform.Answers("/posts/by_number/5001/3.json", """{"id":90001}""").Answers("/posts/90001.json", "{}");
        var due = Enforcing.Due(EnforcementKind.Remove) with { Message = new("5001/3") };

        (await enforcing.DeliverAsync(due)).ShouldBe(Settlement.Completed.Instance);

        enforcing.Platform.Questions.Select(asked => $"{asked.Method} {asked.Path}").ShouldBe(["GET /posts/by_number/5001/3.json", "DELETE /posts/90001.json"]);
    }

    [Fact]
    public async Task A_post_of_Discourse_that_nobody_finds_is_gone_already()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Discourse);
        enforcing.Platform.Answers("/posts/by_number/5001/3.json", "{}", 404);

        (await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Remove) with { Message = new("5001/3") })).ShouldBe(Settlement.Completed.Instance);
    }

    private static async Task IsAskedAsync(Source source, EnforcementKind act, string call, string? body, string answer, string authorization)
    {
        await using var enforcing = await Enforcing.OnAsync(source);
        enforcing.Platform.Answers("/channels/-1001", """{"guild_id":"9"}""").Answers("/users/@me/channels", """{"id":"8"}""").Answers(call.Split(' ')[1], answer);

        (await enforcing.DeliverAsync(Enforcing.Due(act, Until))).ShouldBe(Settlement.Completed.Instance);

        var asked = enforcing.Platform.Questions.Last();
        ($"{asked.Method} {asked.Path}", asked.Body?.ToJsonString(), asked.Authorization).ShouldBe((call, body, authorization));
    }
}
