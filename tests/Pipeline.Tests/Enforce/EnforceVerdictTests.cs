using Pipeline.Bus;
using Pipeline.Enforce;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Enforce;

/// <summary>The stage: normal, again, at once, late, and what the platform does not take.</summary>
public sealed class EnforceVerdictTests
{
    private const string Path = "/bota-token/deleteMessage";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_decision_is_carried_out_and_logged_with_who_and_why()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        enforcing.Platform.Answers(Path, """{"ok":true}""");

        await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Remove));

        var logged = (await enforcing.LoggedAsync(Enforcing.Due(EnforcementKind.Remove)))!;
        (logged.State, logged.By, logged.Rule, logged.At).ShouldBe((ActState.Done, "mod", "No links to shops", An.At(60)));
    }

    [Fact]
    public async Task What_was_done_is_not_done_again()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        enforcing.Platform.Answers(Path, """{"ok":true}""");

        await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Remove));
        (await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Remove))).ShouldBe(Settlement.Completed.Instance);

        enforcing.Platform.Questions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_warning_that_was_begun_is_taken_for_sent_and_a_removal_is_done_again()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        enforcing.Platform.Answers(Path, """{"ok":true}""").Answers("/bota-token/sendMessage", """{"ok":true}""");
        Enforcement[] begun = [Enforcement.Of(Enforcing.Due(EnforcementKind.Warn), ActState.Begun, An.At(59)), Enforcement.Of(Enforcing.Due(EnforcementKind.Remove), ActState.Begun, An.At(59))];
        await enforcing.Store.PutAsync(Tables.Enforcements, begun, Cancelled);

        await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Warn));
        await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Remove));

        enforcing.Platform.Questions.Select(question => question.Path).ShouldBe([Path]);
        (await enforcing.LoggedAsync(Enforcing.Due(EnforcementKind.Warn)))!.State.ShouldBe(ActState.Done);
    }

    [Fact]
    public async Task A_platform_that_asks_for_an_hour_gets_it_by_the_queue()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        enforcing.Platform.Answers(Path, """{"ok":false,"error_code":429,"parameters":{"retry_after":3600}}""", 429).Answers(Path, """{"ok":true}""");

        (await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Remove))).ShouldBe(Settlement.Completed.Instance);
        var (queue, message) = enforcing.Bus.All.ShouldHaveSingleItem();
        await enforcing.DeliverAsync(EnforcementDue.Read(message.Body));

        (queue, message.NotBefore).ShouldBe((Queue.Enforcements, An.At(60).AddHours(1)));
        message.Id.ShouldNotBe(Enforcing.Due(EnforcementKind.Remove).Id);
        (await enforcing.LoggedAsync(Enforcing.Due(EnforcementKind.Remove)))!.State.ShouldBe(ActState.Done);
    }

    [Fact]
    public async Task A_warning_that_was_put_off_is_sent_when_its_time_comes()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        enforcing.Platform.Answers("/bota-token/sendMessage", """{"parameters":{"retry_after":60}}""", 429).Answers("/bota-token/sendMessage", """{"ok":true}""");

        await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Warn));
        await enforcing.DeliverAsync(EnforcementDue.Read(enforcing.Bus.All.Single().Message.Body));

        enforcing.Platform.Questions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_warning_that_was_put_off_and_begun_again_is_not_sent_twice()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        enforcing.Platform.Answers("/bota-token/sendMessage", """{"parameters":{"retry_after":60}}""", 429).Answers("/bota-token/sendMessage", "{}", 502);
        await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Warn));
        var putOff = (await enforcing.LoggedAsync(Enforcing.Due(EnforcementKind.Warn)))!.State;
        var next = EnforcementDue.Read(enforcing.Bus.All.Single().Message.Body);

        (await enforcing.DeliverAsync(next)).ShouldBeOfType<Settlement.Retried>();
        (await enforcing.DeliverAsync(next)).ShouldBe(Settlement.Completed.Instance);

        putOff.ShouldBe(ActState.PutOff);
        enforcing.Platform.Questions.Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_was_refused_is_done_when_its_dead_letter_is_replayed_after_the_cause_was_mended()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        enforcing.Platform.Answers(Path, """{"ok":false,"description":"Bad Request: not enough rights"}""", 400).Answers(Path, """{"ok":true}""");

        (await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Remove))).ShouldBeOfType<Settlement.DeadLettered>();
        (await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Remove))).ShouldBe(Settlement.Completed.Instance);

        (await enforcing.LoggedAsync(Enforcing.Due(EnforcementKind.Remove)))!.State.ShouldBe(ActState.Done);
    }

    [Fact]
    public async Task Warned_by_two_at_once_a_member_reads_it_once()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        enforcing.Platform.Answers("/bota-token/sendMessage", """{"ok":true}""");

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Warn)))));

        enforcing.Platform.Questions.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Whoever_is_always_put_off_is_given_up_with_the_reason()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        enforcing.Platform.Answers(Path, """{"parameters":{"retry_after":3600}}""", 429);

        var settlement = await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Remove) with { Postponed = 12 });

        settlement.ShouldBeOfType<Settlement.DeadLettered>().Reason.ShouldBe("gave-up");
    }

    [Fact]
    public async Task What_is_no_decision_and_whom_nobody_knows_are_dead_letters()
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);

        var stranger = await enforcing.DeliverAsync(Enforcing.Due(EnforcementKind.Remove) with { Member = An.Id("nobody") });

        stranger.ShouldBeOfType<Settlement.DeadLettered>().Reason.ShouldBe("unknown-member");
        Should.Throw<System.Text.Json.JsonException>(() => EnforcementDue.Read("{}"u8.ToArray()));
        Should.Throw<System.Text.Json.JsonException>(() => EnforcementDue.Read("""{"v":9,"due":null}"""u8.ToArray()));
    }

    [Theory]
    [InlineData("ann", EnforcementKind.Remove, AskOutcome.Asked)]
    [InlineData("nobody", EnforcementKind.Remove, AskOutcome.UnknownMember)]
    [InlineData("boss", EnforcementKind.Ban, AskOutcome.IsStaff)]
    [InlineData("boss", EnforcementKind.Unban, AskOutcome.Asked)]
    [InlineData("other", EnforcementKind.Ban, AskOutcome.NoConnection)]
    public async Task A_moderators_act_is_asked_for_where_it_can_be_done(string who, EnforcementKind act, AskOutcome outcome)
    {
        await using var enforcing = await Enforcing.OnAsync(Source.Telegram);
        var boss = new MemberState
        {
            Community = An.Club,
            Member = An.Id("boss"),
            Source = Source.Telegram,
            PlatformId = "1",
            SeenAt = An.At(0),
            FirstSeenAt = An.At(0),
            StaffChanges = [new(An.At(0), true)],
        };
        await enforcing.Store.JoinAsync(Tables.Members, [boss, boss with { Member = An.Id("other"), Source = Source.Slack, StaffChanges = null }], Cancelled);

        (await enforcing.Ask.HandleAsync(Enforcing.Due(act) with { Member = An.Id(who), Connection = default }, Cancelled)).ShouldBe(outcome);

        enforcing.Bus.All.Select(sent => EnforcementDue.Read(sent.Message.Body).Connection.Value).ShouldBe(outcome == AskOutcome.Asked ? ["mine"] : []);
    }
}
