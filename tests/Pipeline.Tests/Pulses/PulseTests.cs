using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Ingest;
using Pipeline.Model;
using Pipeline.Platforms;
using Pipeline.Pulses;
using Pipeline.Tests.Platforms;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Pulses;

public sealed class PulseTests : IAsyncLifetime
{
    private const string Posted = """{"ok":true,"result":{"message_id":9,"poll":{"id":"5551"}}}""";
    private const string Path = "/bota-token/sendPoll";
    private static readonly int[] Mixed = [10, 9, 8, 6, 3];
    private readonly Stages _stages = Stages.Create(An.At(0));
    private readonly PlatformHttp _http = new();
    private FakePlatform _telegram = null!;

    private FakeTimeProvider Clock => _stages.Clock;

    private ReadPulse Read => new(_stages.Store, _stages.Communities, Clock);

    public async ValueTask InitializeAsync() => _telegram = await FakePlatform.StartAsync();

    public async ValueTask DisposeAsync()
    {
        await _telegram.DisposeAsync();
        _http.Dispose();
        await _stages.DisposeAsync();
    }

    [Fact]
    public async Task The_question_is_posted_as_a_poll_that_shows_who_answered_what()
    {
        _telegram.Answers(Path, Posted);

        var asked = (await AskAsync()).ShouldBeOfType<AskedPulse.Done>();

        asked.Question.Poll.ShouldBe("5551");
        var body = _telegram.Questions.ShouldHaveSingleItem().Body!;
        (body["chat_id"]!.GetValue<string>(), body["is_anonymous"]!.GetValue<bool>(), body["options"]!.AsArray().Count).ShouldBe(("-1001", false, 11));
    }

    [Fact]
    public async Task Members_are_asked_once_in_ninety_days_also_by_two_at_once()
    {
        _telegram.Answers(Path, Posted);
        var both = await Task.WhenAll(AskAsync(), AskAsync());
        both.OfType<AskedPulse.Done>().ShouldHaveSingleItem();

        Clock.Advance(TimeSpan.FromDays(89));
        (await AskAsync()).ShouldBeOfType<AskedPulse.TooSoon>().NotBefore.ShouldBe(An.At(0) + AskPulse.Every);
        Clock.Advance(TimeSpan.FromDays(1));

        (await AskAsync()).ShouldBeOfType<AskedPulse.Done>();
    }

    [Fact]
    public async Task What_the_platform_does_not_post_was_not_asked_and_may_be_asked_again()
    {
        _telegram.Answers(Path, """{"ok":false,"description":"Bad Request: not enough rights to send polls"}""", 400).Answers(Path, Posted);

        (await AskAsync()).ShouldBeOfType<AskedPulse.Refused>().Why.ShouldContain("not enough rights");

        (await AskAsync()).ShouldBeOfType<AskedPulse.Done>();
    }

    [Fact]
    public async Task What_nobody_answered_is_not_posted_a_second_time_by_itself()
    {
        _telegram.Answers(Path, "{}", 500);

        await AskAsync();

        _telegram.Questions.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Of_each_person_the_last_answer_counts_and_staff_and_other_polls_do_not()
    {
        _telegram.Answers(Path, Posted);
        await AskAsync();
        await _stages.RecordAsync(An.Role("boss", 0, isStaff: true));
        await _stages.RecordAsync(
            Vote("a", 1, 10), Vote("b", 1, 2), Vote("b", 2, 9), Vote("c", 1, 8), Vote("d", 1, 6), Vote("e", 1, 3), Vote("boss", 1, 10),
            An.Vote("f", 1, 10), Vote("g", 1, 10), Vote("g", 2), Vote("late", 15 * 24 * 60, 10));
        Clock.Advance(TimeSpan.FromDays(20));

        var result = (await Read.HandleAsync(An.Club, TestContext.Current.CancellationToken))!.ShouldHaveSingleItem();

        (result.Score.Answers, result.Score.Promoters, result.Score.Detractors, result.Score.Score, result.IsOpen).ShouldBe((5, 2, 2, 0, false));
    }

    [Theory]
    [InlineData(new[] { 10, 9, 8, 6, 3 }, 0.0)]
    [InlineData(new[] { 10, 10, 9, 9, 9, 0 }, 66.7)]
    [InlineData(new[] { 10, 10, 10, 10 }, null)]
    public void The_score_is_promoters_less_detractors_and_too_few_say_nothing(int[] answers, double? score) =>
        PulseScore.Of(answers).Score.ShouldBe(score);

    [Fact]
    public void The_interval_narrows_as_more_answer()
    {
        var (few, many) = (PulseScore.Of(Mixed), PulseScore.Of([.. Enumerable.Range(0, 20).SelectMany(_ => Mixed)]));

        (many.High - many.Low).ShouldNotBeNull().ShouldBeLessThan(0.3 * (few.High - few.Low)!.Value);
        few.Low.ShouldNotBeNull().ShouldBe(-78.4);
    }

    private static PollAnswered Vote(string who, double at, params int[] options) =>
        An.Vote(who, at, options) with { Id = new($"pulse-{who}-{at}"), Poll = "5551" };

    private Task<AskedPulse> AskAsync() => new AskPulse(
        _stages.Store, new(_http, Clock), Options.Create(new PlatformOptions { Telegram = _telegram.Address }), Clock)
        .HandleAsync(An.Club, Telegram(), new("-1001"), "How likely?", null, "mod", TestContext.Current.CancellationToken);

    private static Connection Telegram() => new() { Id = new("mine"), Source = Source.Telegram, Community = An.Club, Token = "a-token" };
}
