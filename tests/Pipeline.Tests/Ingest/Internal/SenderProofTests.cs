using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Internal;

public sealed class SenderProofTests
{
    private const string PublicKey = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";

    [Fact]
    public async Task A_signed_event_is_taken_and_a_tampered_stale_or_unsigned_one_is_answered_401_with_the_reason()
    {
        var signed = Own.Signed(Own.Event());
        var late = Own.Time(TimeSpan.FromMinutes(-6));

        (await ReasonAsync(signed)).ShouldBeNull();
        (await ReasonAsync(signed with { Body = signed.Body[..^1] })).ShouldBe("wrong-signature");
        (await ReasonAsync(A.Post(Own.Event(), ("webhook-id", "m"), ("webhook-timestamp", late), ("webhook-signature", Own.Sign("m", late, signed.Body.Span)))))
            .ShouldBe("stale-signature");
        (await ReasonAsync(A.Post(Own.Event(), ("content-type", Own.Plain)))).ShouldBe("missing-signature");
    }

    [Theory]
    [InlineData("Bearer " + Own.Secret, null)]
    [InlineData("bearer  " + Own.Secret + " ", null)]
    [InlineData("Bearer next", null)]
    [InlineData("Bearer nex", "wrong-signature")]
    [InlineData("Bearer " + PublicKey, "wrong-signature")]
    [InlineData("Bearer", "missing-signature")]
    [InlineData("Bearer ", "missing-signature")]
    [InlineData("Basic " + Own.Secret, "missing-signature")]
    public async Task A_token_is_a_secret_of_the_connection_and_never_a_public_key(string authorization, string? reason) =>
        (await ReasonAsync(A.Post(Own.Event(), ("Authorization", authorization)))).ShouldBe(reason);

    [Theory]
    [InlineData(Own.Secret, null)]
    [InlineData("next", null)]
    [InlineData("wrong", "wrong-signature")]
    [InlineData(PublicKey, "wrong-signature")]
    [InlineData("", "missing-signature")]
    public async Task A_token_may_stand_in_the_address(string token, string? reason) =>
        (await ReasonAsync(InAddress(token))).ShouldBe(reason);

    [Fact]
    public async Task What_is_answered_to_an_address_with_a_token_is_for_nobody_else()
    {
        await using var stage = Own.Stage();

        var answer = await stage.SendAsync("internal", "crm", InAddress(Own.Secret));

        (answer.Status, answer.Reply!.Headers["Cache-Control"]).ShouldBe((200, "private"));
        (await stage.SendAsync("internal", "crm", Own.WithToken(Own.Event()))).Reply.ShouldBeNull();
    }

    [Fact]
    public async Task Of_two_tokens_both_must_be_right()
    {
        (await ReasonAsync(InAddress(Own.Secret, ("Authorization", "Bearer " + Own.Secret)))).ShouldBeNull();
        (await ReasonAsync(InAddress(Own.Secret, ("Authorization", "Bearer wrong")))).ShouldBe("wrong-signature");
        (await ReasonAsync(InAddress("wrong", ("Authorization", "Bearer " + Own.Secret)))).ShouldBe("wrong-signature");
    }

    [Fact]
    public async Task A_wrong_signature_is_not_saved_by_a_right_token_and_a_right_one_is_not_spoilt_by_a_wrong_token()
    {
        var time = Own.Time(TimeSpan.Zero);

        (await ReasonAsync(Own.WithToken(Own.Event(), Own.Plain, ("webhook-id", "m"), ("webhook-timestamp", time), ("webhook-signature", "v1,AAAA"))))
            .ShouldBe("wrong-signature");
        (await ReasonAsync(Own.WithToken(Own.Event(), Own.Plain, ("svix-signature", "v1,AAAA")))).ShouldBe("missing-signature");
        (await ReasonAsync(Own.Signed(Own.Event(), more: ("Authorization", "Bearer wrong")))).ShouldBeNull();
    }

    [Fact]
    public async Task No_token_or_signature_is_kept_with_a_body_that_cannot_be_read()
    {
        await using var stage = Own.Stage();
        var request = InAddress(Own.Secret, ("Authorization", "Bearer " + Own.Secret), ("Content-Type", Own.Plain)) with { Body = "{"u8.ToArray() };

        await stage.SendAsync("internal", "crm", request);
        await stage.SendAsync("internal", "crm", Own.Signed("[", more: ("ce-secret", "x")));

        var kept = await stage.QuarantinedAsync("crm");
        kept.SelectMany(row => row.Headers!.Keys).Distinct().ShouldBe(["Content-Type", "webhook-id"], ignoreOrder: true);
        kept.ShouldAllBe(row => row.Query == null);
        kept.ShouldAllBe(row => !row.Reason.Contains("whsec", StringComparison.Ordinal));
    }

    private static WebhookRequest InAddress(string token, params (string Name, string Value)[] headers) =>
        A.Post(Own.Event(), headers) with { Query = new Dictionary<string, string> { ["access_token"] = token } };

    private static async Task<string?> ReasonAsync(WebhookRequest request)
    {
        await using var stage = Own.Stage(("crm:Secrets:1", "next"), ("crm:Secrets:2", PublicKey));

        var answer = await stage.SendAsync("internal", "crm", request);

        answer.Status.ShouldBe(answer.Problem is null ? 200 : 401);
        stage.Bus.PublishedCount.ShouldBe(answer.Problem is null ? 1 : 0);
        return answer.Problem?.Reason;
    }
}
