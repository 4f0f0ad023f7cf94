using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Telegram;

public sealed class TelegramSourceTests
{
    [Theory]
    [InlineData(A.TelegramSecret, null)]
    [InlineData("next", null)]
    [InlineData("Abc_123-xy", "wrong-signature")]
    [InlineData("Abc_123-xyzz", "wrong-signature")]
    [InlineData("abc_123-xyz", "wrong-signature")]
    [InlineData("", "missing-signature")]
    public async Task A_token_is_right_letter_by_letter_under_any_secret_of_the_connection(string token, string? reason)
    {
        await using var stage = A.TelegramStage(("tg:Secrets:1", "next"));

        var answer = await stage.SendAsync("telegram", "tg", A.Post(A.Message(), ("X-Telegram-Bot-Api-Secret-Token", token)));

        (answer.Problem?.Reason).ShouldBe(reason);
        answer.Status.ShouldBe(reason is null ? 200 : 401);
        stage.Bus.PublishedCount.ShouldBe(reason is null ? 1 : 0);
    }

    [Fact]
    public async Task A_recorded_delivery_that_is_sent_again_later_changes_nothing()
    {
        await using var stage = A.TelegramStage();
        var recorded = A.Update(A.Message());

        await stage.SendAsync("telegram", "tg", recorded);
        await stage.SendAsync("telegram", "tg", recorded with { ReceivedAt = IngestStage.Now.AddDays(30) });

        stage.Bus.Messages.ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"update_id\":1,\"message\":")]
    [InlineData("{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1785000000,\"chat\":{\"id\":-1001},\"text\":\"\\ud800\"}}")]
    [InlineData("{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":99999999999999999,\"chat\":{\"id\":-1001,\"type\":\"group\"},\"text\":\"x\"}}")]
    [InlineData("{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":0,\"chat\":{\"id\":-1001,\"type\":\"group\"},\"text\":\"x\"}}")]
    [InlineData("{\"update_id\":99999999999999999999}")]
    public async Task A_body_that_is_no_update_is_kept_with_a_reason_and_answered_200(string body)
    {
        await using var stage = A.TelegramStage();

        var answer = await stage.SendAsync("telegram", "tg", A.Update(body));

        answer.ShouldBe(new WebhookAnswer(200));
        stage.Bus.PublishedCount.ShouldBe(0);
        (await stage.QuarantinedAsync("tg")).ShouldHaveSingleItem().Reason.ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_is_said_without_a_word_of_the_body()
    {
        await using var stage = A.TelegramStage();

        var broken = stage.Read("tg", A.Update("""{"update_id":1,"private words":[1,}"""));
        var mistyped = stage.Read("tg", A.Update("""{"update_id":1,"message":{"message_id":"private words"}}"""));

        broken.Fault!.ShouldNotContain("private");
        mistyped.Fault!.ShouldNotContain("private");
        mistyped.Fault!.ShouldContain("$.message.message_id");
    }
}
