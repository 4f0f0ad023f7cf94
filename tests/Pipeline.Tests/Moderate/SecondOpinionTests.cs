using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Moderate.SecondOpinion;
using Pipeline.Text;

namespace Pipeline.Tests.Moderate;

public sealed class SecondOpinionTests : IAsyncLifetime
{
    private static readonly TextThresholds Thresholds = TextScorer.Default.Thresholds;
    private static readonly TextScores Unsure = new(0, 0, Thresholds.For(TextTask.Toxic, TextUse.Flag), ContentKind.Other, 1, 0, TextLanguage.English);
    private readonly HttpClient _client = new();
    private FakeContentSafety _fake = null!;

    public async ValueTask InitializeAsync() => _fake = await FakeContentSafety.StartAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _fake.DisposeAsync();
    }

    [Fact]
    public async Task An_unsure_text_is_judged_by_the_worst_of_the_categories()
    {
        using var ask = Ask();

        var opinion = await AskAsync(ask);

        opinion.ShouldBe(new("azure-content-safety", 5 / 7f, IsDegraded: false));
        _fake.Questions.ShouldHaveSingleItem().ShouldContain("\"text\":\"a text\"");
        _fake.Keys.ShouldBe(["key"]);
    }

    [Theory]
    [InlineData(0.0001f)]
    [InlineData(0.9999f)]
    public async Task Nobody_is_asked_where_no_answer_could_change_anything(float toxic)
    {
        using var ask = Ask();

        (await AskAsync(ask, Unsure with { Toxic = toxic })).ShouldBe(Opinion.NotNeeded);

        _fake.Questions.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_leaves_the_product_unless_an_address_is_set()
    {
        using var ask = Ask(new() { Endpoint = null });

        (await AskAsync(ask)).ShouldBe(Opinion.NotNeeded);
    }

    [Fact]
    public async Task A_passing_failure_is_tried_again()
    {
        _fake.Statuses.Enqueue(503);
        _fake.Statuses.Enqueue(429);
        using var ask = Ask();

        (await AskAsync(ask)).Harm.ShouldBe(5 / 7f);

        _fake.Questions.Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_refusal_is_not_tried_again_and_the_local_verdict_stands_degraded()
    {
        _fake.Statuses.Enqueue(401);
        using var ask = Ask();

        (await AskAsync(ask)).ShouldBe(new("azure-content-safety", null, IsDegraded: true));

        _fake.Questions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_service_that_does_not_answer_costs_no_more_than_its_time()
    {
        _fake.Hangs = true;
        using var ask = Ask(timeout: TimeSpan.FromMilliseconds(50));

        (await AskAsync(ask)).IsDegraded.ShouldBeTrue();
    }

    [Fact]
    public async Task A_service_that_keeps_failing_is_left_alone()
    {
        for (var i = 0; i < 50; i++)
            _fake.Statuses.Enqueue(500);
        using var ask = Ask();

        for (var i = 0; i < 6; i++)
            (await AskAsync(ask)).IsDegraded.ShouldBeTrue();

        _fake.Questions.Count.ShouldBeLessThanOrEqualTo(6);
    }

    [Fact]
    public async Task What_is_over_the_rate_is_not_asked()
    {
        using var ask = Ask(perSecond: 1);

        var opinions = new List<Opinion>();
        for (var i = 0; i < 3; i++)
            opinions.Add(await AskAsync(ask));

        opinions.Count(opinion => opinion.IsDegraded).ShouldBe(2);
        _fake.Questions.Count.ShouldBe(1);
    }

    private static Task<Opinion> AskAsync(AskSecondOpinion ask, TextScores? scores = null) =>
        ask.HandleAsync("a text", scores ?? Unsure, TestContext.Current.CancellationToken);

    private AskSecondOpinion Ask(SecondOpinionOptions? options = null, TimeSpan? timeout = null, int perSecond = 1000)
    {
        options ??= new()
        {
            Endpoint = _fake.Address,
            Key = "key",
            RetryDelay = TimeSpan.FromMilliseconds(1),
            Timeout = timeout ?? TimeSpan.FromSeconds(20),
            PerSecond = perSecond,
        };
        return new(new AzureContentSafety(_client, options), options, TimeProvider.System, NullLogger<AskSecondOpinion>.Instance);
    }
}
