using Pipeline.Bus;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest;

public sealed class IngestWebhookTests
{
    [Fact]
    public async Task A_signed_message_is_on_the_bus_before_it_is_answered_200()
    {
        await using var stage = A.TelegramStage();

        var answer = await stage.SendAsync("telegram", "tg", A.Update(A.Message()));

        answer.Status.ShouldBe(200);
        var posted = stage.Bus.Events.ShouldHaveSingleItem().ShouldBeOfType<MessagePosted>();
        posted.Community.ShouldBe(new("club"));
        posted.Content.Text.ShouldBe("hello");
        stage.Bus.Messages.Single().Id.ShouldBe(posted.Id.Value);
    }

    [Theory]
    [InlineData("telegram", "nobody")]
    [InlineData("slack", "tg")]
    [InlineData("Telegram", "tg")]
    [InlineData("", "")]
    public async Task An_unknown_connection_or_one_of_another_source_is_answered_404(string source, string connection)
    {
        await using var stage = A.TelegramStage();

        var answer = await stage.SendAsync(source, connection, A.Update(A.Message()));

        answer.Status.ShouldBe(404);
        answer.Problem!.Reason.ShouldBe("unknown-connection");
        stage.Bus.PublishedCount.ShouldBe(0);
    }

    [Fact]
    public async Task A_body_of_a_mebibyte_is_read_and_one_byte_more_is_answered_413()
    {
        await using var stage = A.TelegramStage();
        var largest = new byte[IngestWebhook.MaxBodyBytes];
        largest.AsSpan().Fill((byte)' ');

        (await stage.SendAsync("telegram", "tg", A.Update(largest))).Status.ShouldBe(200);
        (await stage.SendAsync("telegram", "tg", A.Update([.. largest, 0x20]))).Problem!.Reason.ShouldBe("too-large");
    }

    [Fact]
    public async Task A_missing_and_a_wrong_secret_are_answered_401_with_the_reason_and_without_the_secret()
    {
        await using var stage = A.TelegramStage();

        var missing = await stage.SendAsync("telegram", "tg", A.Post(A.Message()));
        var wrong = await stage.SendAsync("telegram", "tg", A.Post(A.Message(), ("X-Telegram-Bot-Api-Secret-Token", "abc_123-xyz")));

        (missing.Status, missing.Problem!.Reason).ShouldBe((401, "missing-signature"));
        (wrong.Status, wrong.Problem!.Reason).ShouldBe((401, "wrong-signature"));
        wrong.Problem.Detail.ShouldNotContain("123");
        stage.Bus.PublishedCount.ShouldBe(0);
    }

    [Theory]
    [InlineData("@Microsoft.KeyVault(SecretUri=https://v.vault.azure.net/secrets/s)")]
    [InlineData("   ")]
    public async Task A_secret_that_did_not_resolve_lets_nothing_in_not_even_itself(string secret)
    {
        await using var stage = IngestStage.With(("tg:Source", "telegram"), ("tg:Community", "club"), ("tg:Secrets:0", secret));

        var answer = await stage.SendAsync("telegram", "tg", A.Post(A.Message(), ("X-Telegram-Bot-Api-Secret-Token", secret)));

        (answer.Status, answer.Problem!.Reason).ShouldBe((401, "no-secret"));
    }

    [Fact]
    public async Task While_a_secret_is_replaced_both_are_accepted()
    {
        await using var stage = A.TelegramStage(("tg:Secrets:1", "next"));

        (await stage.SendAsync("telegram", "tg", A.Update(A.Message()))).Status.ShouldBe(200);
        (await stage.SendAsync("telegram", "tg", A.Post(A.Message(2, 101), ("x-telegram-bot-api-secret-token", "next")))).Status.ShouldBe(200);
        stage.Bus.Events.Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_bus_that_takes_nothing_is_answered_503_with_a_time_to_come_again()
    {
        await using var stage = A.TelegramStage();
        stage.Bus.Failure = new BusUnavailableException("down");

        var answer = await stage.SendAsync("telegram", "tg", A.Update(A.Message()));

        answer.Status.ShouldBe(503);
        answer.RetryAfter!.Value.ShouldBeGreaterThan(TimeSpan.Zero);

        stage.Bus.Failure = null;
        (await stage.SendAsync("telegram", "tg", A.Update(A.Message()))).Status.ShouldBe(200);
        stage.Bus.Events.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Fifty_deliveries_of_one_body_at_once_are_one_message()
    {
        await using var stage = A.TelegramStage();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => stage.SendAsync("telegram", "tg", A.Update(A.Message())))));

        answers.ShouldAllBe(answer => answer.Status == 200);
        stage.Bus.PublishedCount.ShouldBe(50);
        stage.Bus.Messages.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_authentic_body_that_cannot_be_read_is_kept_with_the_reason_and_answered_200()
    {
        await using var stage = A.TelegramStage();

        var answer = await stage.SendAsync("telegram", "tg", A.Update("""{"update_id":1,"message":{"message_id":"ten"}}"""));

        answer.Status.ShouldBe(200);
        var kept = (await stage.QuarantinedAsync("tg")).ShouldHaveSingleItem();
        kept.Body.Length.ShouldBeGreaterThan(0);
        kept.Reason.ShouldContain("message_id");
        kept.Headers.ShouldBeNull();
    }

    [Fact]
    public async Task The_same_unreadable_body_is_kept_once()
    {
        await using var stage = A.TelegramStage();

        await stage.SendAsync("telegram", "tg", A.Update("not json"));
        await stage.SendAsync("telegram", "tg", A.Update("not json"));

        (await stage.QuarantinedAsync("tg")).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task An_event_more_than_a_day_ahead_is_kept_instead_of_opening_a_day_nobody_has_lived()
    {
        await using var stage = A.TelegramStage();
        var tomorrow = IngestStage.Now.AddDays(1).ToUnixTimeSeconds();

        await stage.SendAsync("telegram", "tg", A.Update(A.Message(1, 1, date: tomorrow)));
        await stage.SendAsync("telegram", "tg", A.Update(A.Message(2, 2, date: tomorrow + 1)));

        stage.Bus.Events.ShouldHaveSingleItem();
        (await stage.QuarantinedAsync("tg")).ShouldHaveSingleItem().Reason.ShouldContain("future");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31_535_999)]
    [InlineData(-62_135_596_800)]
    public async Task An_event_of_a_clock_that_was_never_set_is_kept(long date)
    {
        await using var stage = A.TelegramStage();

        await stage.SendAsync("telegram", "tg", A.Update(A.Message(date: date)));

        stage.Bus.PublishedCount.ShouldBe(0);
        (await stage.QuarantinedAsync("tg")).ShouldHaveSingleItem().Reason.ShouldContain("1971");
    }

    [Fact]
    public async Task An_event_too_large_for_the_bus_is_kept()
    {
        await using var stage = A.TelegramStage();

        var answer = await stage.SendAsync("telegram", "tg", A.Update(A.Message(text: new string('x', 300_000))));

        answer.Status.ShouldBe(200);
        stage.Bus.PublishedCount.ShouldBe(0);
        (await stage.QuarantinedAsync("tg")).ShouldHaveSingleItem().Reason.ShouldContain("bytes");
    }
}
