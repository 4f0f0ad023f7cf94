using Pipeline.Bus;
using Pipeline.Enforce;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Enforce;

public sealed class ActOnVerdictsTests
{
    private const string Refused = "have a look at https://bad.example/offer";

    [Fact]
    public async Task By_default_everything_is_decided_and_nothing_is_done()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        await enforcing.SetAsync(Club(ModerationMode.Shadow));

        await enforcing.DeliverAsync(An.Message("1", "eve", 50, Refused));

        enforcing.Asked.ShouldBeEmpty();
        (await VerdictsAsync(enforcing)).ShouldHaveSingleItem().Outcome.ShouldBe(Outcome.Removed);
    }

    [Fact]
    public async Task A_removal_takes_the_message_away_and_tells_its_author_the_rule()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        await enforcing.SetAsync(Club(ModerationMode.Enforce));

        await enforcing.DeliverAsync(An.Message("1", "eve", 50, Refused));

        enforcing.Asked.Select(due => due.Kind).ShouldBe([EnforcementKind.Remove, EnforcementKind.Warn]);
        enforcing.Asked.ShouldAllBe(due => due.Member == An.Id("eve") && due.Message == new MessageId("1") && due.By == "rules" && due.Rule.Contains("bad.example"));
    }

    [Fact]
    public async Task What_is_delivered_again_is_asked_for_under_the_same_ids()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        await enforcing.SetAsync(Club(ModerationMode.Enforce));

        await enforcing.DeliverAsync(An.Message("1", "eve", 50, Refused));
        await enforcing.DeliverAsync(An.Message("1", "eve", 50, Refused));

        enforcing.Asked.Count.ShouldBe(4);
        enforcing.Asked.Select(due => (due.Id, due.DecidedAt)).Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task A_text_that_comes_a_day_late_is_only_shown_to_moderators()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        await enforcing.SetAsync(Club(ModerationMode.Enforce));
        enforcing.Clock.Advance(TimeSpan.FromDays(1));

        await enforcing.DeliverAsync(An.Message("1", "eve", 50, Refused));

        enforcing.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Above_the_cap_verdicts_are_held_back_also_when_they_come_again()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        await enforcing.SetAsync(Club(ModerationMode.Enforce, mostActs: 2));
        CommunityEvent[] messages = [.. Enumerable.Range(1, 3).Select(i => An.Message($"{i}", $"eve{i}", 50 + i, Refused))];

        await enforcing.DeliverAsync(messages);
        await enforcing.DeliverAsync(messages[2]);

        enforcing.Asked.Select(due => due.Message!.Value.Value).Distinct().Order().ShouldBe(["1", "2"]);
        var budget = await enforcing.Store.FindAsync(Tables.Budgets, new(An.Club.Value, "acts"), TestContext.Current.CancellationToken);
        budget!.IsOpen(enforcing.Clock.GetUtcNow()).ShouldBeTrue();
    }

    [Fact]
    public async Task An_hour_later_the_breaker_is_closed_again_and_what_was_held_stays_held()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        await enforcing.SetAsync(Club(ModerationMode.Enforce, mostActs: 1));
        await enforcing.DeliverAsync(An.Message("1", "eve", 50, Refused), An.Message("2", "max", 51, Refused));

        enforcing.Clock.Advance(TimeSpan.FromMinutes(61));
        await enforcing.DeliverAsync(An.Message("2", "max", 51, Refused), An.Message("3", "tom", 120, Refused));

        enforcing.Asked.Select(due => due.Message!.Value.Value).Distinct().Order().ShouldBe(["1", "3"]);
    }

    [Fact]
    public async Task A_mute_lasts_as_long_as_the_ladder_says_and_is_lifted_when_its_author_turns_out_to_be_staff()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        await enforcing.SetAsync(Club(ModerationMode.Enforce));
        await enforcing.DeliverAsync(An.Message("1", "ann", 50, Refused), An.Message("2", "ann", 52, Refused));
        var mute = enforcing.Asked.Single(due => due.Kind == EnforcementKind.Mute);
        (mute.Message, mute.Until).ShouldBe((new MessageId("2"), An.At(52) + TimeSpan.FromDays(1)));

        await enforcing.DeliverAsync(An.Role("ann", 0, isStaff: true));

        enforcing.Asked.Count(due => due.Kind == EnforcementKind.Unmute).ShouldBe(1);
    }

    [Fact]
    public async Task A_mute_stays_while_another_text_of_its_author_asks_for_it()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        await enforcing.SetAsync(Club(ModerationMode.Enforce));
        await enforcing.DeliverAsync([.. Enumerable.Range(1, 3).Select(i => An.Message($"{i}", "ann", 48 + i, Refused))]);
        enforcing.Asked.Where(due => due.Kind == EnforcementKind.Mute).Select(due => due.Message!.Value.Value).ShouldBe(["2", "3"]);

        var stood = await VerdictsAsync(enforcing);

        await FallAsync(enforcing, stood.Single(verdict => verdict.Message.Value == "3"));
        enforcing.Asked.ShouldNotContain(due => due.Kind == EnforcementKind.Unmute);

        await FallAsync(enforcing, stood.Single(verdict => verdict.Message.Value == "2"));
        enforcing.Asked.Count(due => due.Kind == EnforcementKind.Unmute).ShouldBe(1);
    }

    [Fact]
    public async Task What_a_platform_does_not_know_is_not_asked_of_it()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Slack);
        await enforcing.SetAsync(Club(ModerationMode.Enforce));

        await enforcing.DeliverAsync(An.Message("1", "eve", 50, Refused) with { Source = Source.Slack }, An.Message("2", "eve", 52, Refused) with { Source = Source.Slack });

        enforcing.Asked.Select(due => due.Kind).Distinct().Order().ShouldBe([EnforcementKind.Remove, EnforcementKind.Warn]);
    }

    [Fact]
    public async Task A_message_that_was_removed_does_not_count_any_more()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        await enforcing.SetAsync(Club(ModerationMode.Enforce));
        await enforcing.DeliverAsync(An.Message("1", "eve", 50, Refused));
        enforcing.Platform.Answers("/bota-token/deleteMessage", """{"ok":true,"result":true}""");

        (await enforcing.DeliverAsync(enforcing.Asked.Single(due => due.Kind == EnforcementKind.Remove))).ShouldBeOfType<Settlement.Completed>();

        var day = CommunityDay.Of(An.At(50), TimeZoneInfo.Utc);
        var facts = await enforcing.Store.RangeAsync(
            Tables.Activity, Tables.DayPartition(An.Club, day), cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        facts.ShouldHaveSingleItem().IsWithdrawn.ShouldBeTrue();
        facts[0].Signals.ShouldNotBeNull();
    }

    private static Community Club(ModerationMode mode, int mostActs = 20) => new()
    {
        Id = An.Club,
        Mode = mode,
        Rules = new() { RefusedDomains = ["bad.example"], Ladder = new() { MostActsPerHour = mostActs } },
    };

    private static ValueTask<List<Verdict>> VerdictsAsync(Enforcing enforcing) => enforcing.Store.RangeAsync(
        Tables.Verdicts, Tables.MonthPartition(An.Club, An.At(0)), cancellationToken: TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);

    /// <summary>Judged less by something that came late: stored, then acted on.</summary>
    private static async Task FallAsync(Enforcing enforcing, Verdict verdict)
    {
        var fallen = verdict with { Outcome = Outcome.Removed };
        await enforcing.Store.PutAsync(Tables.Verdicts, [fallen], TestContext.Current.CancellationToken);
        await enforcing.Get<ActOnVerdicts>().HandleAsync(
            Club(ModerationMode.Enforce), [(verdict.Outcome, fallen)], _ => "", TestContext.Current.CancellationToken);
    }
}
