using Microsoft.Extensions.Time.Testing;
using Pipeline.Platforms;

namespace Pipeline.Tests.Platforms;

public sealed class PlatformApiTests : IAsyncDisposable
{
    private readonly FakeTimeProvider _clock = new();
    private FakePlatform? _platform;

    [Fact]
    public async Task Trouble_is_asked_about_again()
    {
        (await AskAsync(platform => platform.Answers("/q", "", 503).Answers("/q", "", 500).Answers("/q", """{"ok":true}"""))).Flag("ok").ShouldBeTrue();
        _platform!.Questions.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_platform_that_asks_to_wait_is_given_its_time()
    {
        var answer = await AskAsync(platform => platform.Answers("/q", "", 429, ("Retry-After", "7")).Answers("/q", "{}"));

        answer.Status.ShouldBe(200);
        (_clock.GetUtcNow() - _clock.Start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(7));
    }

    [Theory]
    [InlineData(429, "3600")]
    [InlineData(401, null)]
    [InlineData(404, null)]
    public async Task What_waiting_does_not_mend_is_asked_once(int status, string? retryAfter)
    {
        var answer = await AskAsync(platform => platform.Answers("/q", "<html>", status, retryAfter is null ? [] : [("Retry-After", retryAfter)]));

        answer.Status.ShouldBe(status);
        _platform!.Questions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Nobody_there_is_an_answer_too()
    {
        using var http = new PlatformHttp();
        var api = new PlatformApi(http, TimeProvider.System);

        (await api.AskAsync(() => new(HttpMethod.Get, "http://127.0.0.1:1/"), TestContext.Current.CancellationToken)).Status.ShouldBe(0);
    }

    public async ValueTask DisposeAsync()
    {
        if (_platform is not null)
            await _platform.DisposeAsync();
    }

    private async Task<PlatformAnswer> AskAsync(Action<FakePlatform> setUp)
    {
        _platform = await FakePlatform.StartAsync();
        setUp(_platform);
        using var http = new PlatformHttp();
        var api = new PlatformApi(http, _clock);
        var asking = api.AskAsync(() => new(HttpMethod.Get, new Uri(_platform.Address, "/q")), TestContext.Current.CancellationToken);

        await PassingTime.UntilAsync(asking, _clock);
        return await asking;
    }
}
