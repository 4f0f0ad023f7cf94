using Microsoft.Extensions.Time.Testing;
using Pipeline.Platforms;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Platforms;

/// <summary>A platform that limits, fails, and recovers.</summary>
public sealed class PlatformActsTests : IAsyncDisposable
{
    private static readonly ActPlace Here = new("bot", "-1001");

    private readonly FakeTimeProvider _clock = new();
    private readonly PlatformHttp _http = new();
    private readonly PlatformActs _acts;
    private FakePlatform? _platform;

    public PlatformActsTests() => _acts = new(_http, _clock);

    [Fact]
    public async Task A_short_wait_is_waited_and_a_long_one_is_handed_back()
    {
        var platform = await PlatformAsync();
        platform.Answers("/a", """{"retry_after":1.5}""", 429).Answers("/a", "{}");
        platform.Answers("/b", """{"retry_after":64}""", 429);

        var (waited, handed) = (await DoAsync("/a", isRepeatable: false), await DoAsync("/b", isRepeatable: false));

        (waited.Status, handed.Status, handed.RetryAfter).ShouldBe((200, 429, TimeSpan.FromSeconds(64)));
    }

    [Theory]
    [InlineData(true, 4)]
    [InlineData(false, 1)]
    public async Task Trouble_is_tried_again_only_where_twice_is_as_good_as_once(bool isRepeatable, int attempts)
    {
        var platform = await PlatformAsync();
        platform.Answers("/a", "", 502);

        (await DoAsync("/a", isRepeatable)).Status.ShouldBe(502);

        platform.Questions.Count.ShouldBe(attempts);
    }

    [Fact]
    public async Task A_spent_bucket_is_not_asked_until_it_is_full_again()
    {
        var platform = await PlatformAsync();
        platform.Answers("/a", "{}", 200, ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset-After", "20"));

        await DoAsync("/a", isRepeatable: true);
        var spent = await DoAsync("/a", isRepeatable: true);
        var elsewhere = await _acts.DoAsync(new("bot", "-2"), true, Request("/a"), TestContext.Current.CancellationToken);
        _clock.Advance(TimeSpan.FromSeconds(20));
        var full = await DoAsync("/a", isRepeatable: true);

        (spent.Status, elsewhere.Status, full.Status).ShouldBe((429, 200, 200));
        platform.Questions.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_platform_that_keeps_failing_is_left_alone_for_a_while_and_then_asked_again()
    {
        var platform = await PlatformAsync();
        platform.Answers("/a", "", 503);
        for (var i = 0; i < 8; i++)
            await DoAsync("/a", isRepeatable: false);

        var open = await DoAsync("/a", isRepeatable: false);
        var asked = platform.Questions.Count;
        platform.Answers("/b", "{}");
        _clock.Advance(TimeSpan.FromSeconds(31));
        var closed = await DoAsync("/b", isRepeatable: false);

        (open.Status, open.RetryAfter, asked).ShouldBe((429, TimeSpan.FromSeconds(30), 8));
        closed.Status.ShouldBe(200);
    }

    public async ValueTask DisposeAsync()
    {
        _acts.Dispose();
        _http.Dispose();
        if (_platform is not null)
            await _platform.DisposeAsync();
    }

    private async Task<FakePlatform> PlatformAsync() => _platform = await FakePlatform.StartAsync();

    private Func<HttpRequestMessage> Request(string path) => () => new(HttpMethod.Post, new Uri(_platform!.Address, path));

    private async Task<PlatformAnswer> DoAsync(string path, bool isRepeatable)
    {
        var doing = _acts.DoAsync(Here, isRepeatable, Request(path), TestContext.Current.CancellationToken);
        await PassingTime.UntilAsync(doing, _clock);
        return await doing;
    }
}
