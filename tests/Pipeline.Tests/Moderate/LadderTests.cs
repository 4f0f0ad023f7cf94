using Pipeline.Model;
using Pipeline.Moderate;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Moderate;

public sealed class LadderTests : IAsyncDisposable
{
    private const double Hour = 60;
    private const double Day = 24 * Hour;
    private const string Refused = "have a look at https://bad.example/offer";
    private readonly Stages _stages = Stages.Create();

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    [Fact]
    public async Task The_first_broken_rule_costs_the_message_and_the_second_a_mute()
    {
        await RecordAsync(An.Message("1", "eve", 0, Refused), An.Message("2", "eve", Hour, Refused));

        (await OutcomesAsync()).ShouldBe([Outcome.Removed, Outcome.Muted]);
    }

    [Fact]
    public async Task A_burst_mutes_and_never_bans_for_nobody_can_have_read_the_first_decision()
    {
        await RecordAsync([.. Enumerable.Range(0, 9).Select(i => An.Message($"{i}", "eve", i, $"{Refused}/{i}"))]);

        (await OutcomesAsync()).ShouldBe([Outcome.Removed, .. Enumerable.Repeat(Outcome.Muted, 8)]);
    }

    [Fact]
    public async Task Who_comes_back_with_the_same_four_times_is_banned()
    {
        await RecordAsync([.. Enumerable.Range(0, 4).Select(i => An.Message($"{i}", "eve", i * Hour, $"{Refused}/{i}"))]);

        (await OutcomesAsync()).ShouldBe([Outcome.Removed, Outcome.Muted, Outcome.Muted, Outcome.Banned]);
    }

    [Fact]
    public async Task A_strike_expires_with_its_window()
    {
        await RecordAsync(An.Message("1", "eve", -30 * Day, Refused), An.Message("2", "eve", 0, Refused));

        (await _stages.RowsAsync(Tables.Verdicts, Tables.MonthPartition(An.Club, An.At(0)))).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Removed);
    }

    [Fact]
    public async Task A_strike_that_arrives_late_makes_a_later_verdict_heavier()
    {
        await RecordAsync(An.Message("2", "eve", 3 * Day, Refused));
        (await OutcomesAsync()).ShouldBe([Outcome.Removed]);

        await _stages.RecordAsync(An.Message("1", "eve", 0, Refused));

        (await OutcomesAsync()).ShouldBe([Outcome.Removed, Outcome.Muted]);
    }

    [Fact]
    public async Task The_same_text_delivered_again_weighs_once()
    {
        await RecordAsync(An.Message("1", "eve", 0, Refused));

        await _stages.RecordAsync(An.Message("1", "eve", 0, Refused));

        (await OutcomesAsync()).ShouldBe([Outcome.Removed]);
        (await _stages.RowsAsync(Tables.Strikes, An.Club.Value)).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_was_overturned_weighs_nothing_and_stays_overturned_when_its_text_comes_again()
    {
        await RecordAsync(An.Message("1", "eve", 0, Refused));
        var strike = (await _stages.RowsAsync(Tables.Strikes, An.Club.Value)).Single();
        await _stages.Store.JoinAsync(Tables.Strikes, [strike with { OverturnedAt = An.At(30) }], TestContext.Current.CancellationToken);

        await _stages.RecordAsync(An.Message("1", "eve", 0, Refused), An.Message("2", "eve", Hour, Refused));

        (await OutcomesAsync()).ShouldBe([Outcome.Removed]);
        (await _stages.RowsAsync(Tables.Strikes, An.Club.Value)).Count(row => row.OverturnedAt is not null).ShouldBe(1);
    }

    [Fact]
    public async Task In_grace_the_worst_is_a_flag_and_it_weighs_nothing_afterwards()
    {
        await RecordAsync(An.Message("1", "eve", 0, "hello, I am new here"));
        var eve = await _stages.Store.FindAsync(Tables.Members, Tables.MemberKey(An.Club, An.Id("eve")), TestContext.Current.CancellationToken);
        await _stages.Store.JoinAsync(Tables.Members, [eve! with { Graces = [new(An.At(10), An.At(10 + Day))] }], TestContext.Current.CancellationToken);

        await _stages.RecordAsync(An.Message("2", "eve", 20, Refused), An.Message("3", "eve", 20 + Day, Refused));

        (await OutcomesAsync()).ShouldBe([Outcome.Flagged, Outcome.Removed]);
    }

    [Fact]
    public async Task What_was_only_noted_before_verdicts_were_carried_out_weighs_on_nobody()
    {
        await RecordAsync(An.Message("1", "eve", 0, Refused));
        await _stages.Communities.SetAsync(Club() with { Mode = ModerationMode.Enforce, EnforcingSince = An.At(30) }, TestContext.Current.CancellationToken);

        await _stages.RecordAsync(An.Message("2", "eve", Hour, Refused));

        (await OutcomesAsync()).ShouldBe([Outcome.Removed, Outcome.Removed]);
    }

    [Fact]
    public async Task Flags_do_not_add_up()
    {
        await RecordAsync([.. Enumerable.Range(0, 6).Select(i => An.Message($"{i}", "eve", i * Hour, $"the form is at https://bit.ly/AbCdEfGh{i}"))]);

        (await OutcomesAsync()).ShouldBe(Enumerable.Repeat(Outcome.Flagged, 6));
    }

    [Theory]
    [InlineData(true, Outcome.Flagged)]
    [InlineData(false, Outcome.Removed)]
    public async Task Suspicion_of_a_trusted_member_is_only_shown_to_a_moderator_and_a_broken_rule_is_not_excused(bool isSuspicion, Outcome outcome)
    {
        await RecordAsync([.. Enumerable.Range(0, 5).Select(i => An.Message($"{i}", "ann", -40 * Day + (i * Day)))]);
        var ann = (await _stages.Store.FindAsync(Tables.Members, Tables.MemberKey(An.Club, An.Id("ann")), TestContext.Current.CancellationToken))!;
        var text = new ActivityFact
        {
            Community = An.Club,
            Day = new(2026, 7, 1),
            Member = ann.Member,
            At = An.At(0),
            Event = new("e"),
            Source = Source.Telegram,
            Kind = ActivityKind.Message,
            Channel = new("general"),
            Message = new("m"),
            Signals = new(),
        };

        var verdict = new Judge([new Severe(isSuspicion)]).Decide(new(text, default, ann, new()));

        verdict.Outcome.ShouldBe(outcome);
    }

    private static Community Club() => new() { Id = An.Club, Rules = new() { RefusedDomains = ["bad.example"] } };

    private async Task RecordAsync(params CommunityEvent[] events)
    {
        await _stages.Communities.SetAsync(Club(), TestContext.Current.CancellationToken);
        await _stages.RecordAsync(events);
    }

    private async Task<IReadOnlyList<Outcome>> OutcomesAsync() =>
        [.. (await _stages.RowsAsync(Tables.Verdicts, Tables.MonthPartition(An.Club, An.At(0)))).OrderBy(verdict => verdict.TextAt).Select(verdict => verdict.Outcome)];

    private sealed class Severe(bool isSuspicion) : Check
    {
        public override string Name => "severe";

        public override bool IsSuspicion => isSuspicion;

        public override Finding Inspect(JudgedText text) => Found(Outcome.Removed, "it is", RuleNames.NoSpam);
    }
}
