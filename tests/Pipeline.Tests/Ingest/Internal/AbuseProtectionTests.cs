using Pipeline.Ingest;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Internal;

public sealed class AbuseProtectionTests
{
    [Theory]
    [InlineData("120", "120")]
    [InlineData(null, "*")]
    [InlineData("0", "*")]
    [InlineData("-5", "*")]
    [InlineData("many", "*")]
    public async Task A_sender_that_asks_may_send_and_as_fast_as_it_asks(string? rate, string allowed)
    {
        var answer = await AskAsync("OPTIONS", ("WebHook-Request-Origin", "crm.example.com"), ("WebHook-Request-Rate", rate));

        answer.Status.ShouldBe(200);
        answer.Reply!.Headers.ShouldBe(
            new Dictionary<string, string> { ["Allow"] = "POST", ["WebHook-Allowed-Origin"] = "crm.example.com", ["WebHook-Allowed-Rate"] = allowed },
            ignoreOrder: true);
    }

    [Fact]
    public async Task The_address_that_a_sender_wants_called_back_is_in_no_answer() =>
        (await AskAsync("OPTIONS", ("WebHook-Request-Origin", "crm.example.com"), ("WebHook-Request-Callback", "http://169.254.169.254/metadata")))
            .Reply!.Headers.Values.ShouldNotContain(value => value.Contains("169", StringComparison.Ordinal));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("crm.example.com\r\nSet-Cookie: a=b")]
    [InlineData("crm.exämple.com")]
    [InlineData("<script>")]
    public async Task A_question_by_nobody_in_particular_is_answered_405_like_any_other_method(string? origin) =>
        (await AskAsync("OPTIONS", ("WebHook-Request-Origin", origin))).Status.ShouldBe(405);

    [Fact]
    public async Task Only_the_question_is_a_handshake()
    {
        (await AskAsync("GET", ("WebHook-Request-Origin", "crm.example.com"))).Status.ShouldBe(405);
        (await AskAsync("POST", ("WebHook-Request-Origin", "crm.example.com"))).Status.ShouldBe(401);
    }

    private static async Task<WebhookAnswer> AskAsync(string method, params (string Name, string? Value)[] headers)
    {
        await using var stage = Own.Stage();
        var given = headers.Where(header => header.Value is not null).Select(header => (header.Name, header.Value!)).ToArray();
        return await stage.SendAsync("internal", "crm", A.Post("", given) with { Method = method });
    }
}
