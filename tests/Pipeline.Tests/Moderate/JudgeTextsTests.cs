using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Moderate;

public sealed class JudgeTextsTests : IAsyncDisposable
{
    private const string Shout = "the call on thursday starts an hour later";
    private readonly Stages _stages = Stages.Create();

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    [Fact]
    public async Task A_text_that_nothing_is_wrong_with_has_no_row()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0));

        (await VerdictsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_verdict_names_the_rule_and_carries_what_every_check_saw()
    {
        await _stages.RecordAsync(An.Message("1", "eve", 0, "join us at https://t.me/+AbCdEfGh"));

        var verdict = (await VerdictsAsync()).ShouldHaveSingleItem();
        verdict.Outcome.ShouldBe(Outcome.Removed);
        verdict.Findings.Select(finding => finding.Check).ShouldBe(
        [
            "listed-link", "refused-link", "look-alike", "invite", "blocked-term", "score", "promotion", "language", "office", "impersonation",
            "solicitation", "newcomer-links", "first-message", "mentions", "quiet-hours", "repeat", "referral", "flood", "reactions", "raid", "edit", "join-wave", "ladder",
        ]);
        verdict.Findings.Single(finding => finding.Check == "invite").ShouldBe(new("invite", Outcome.Flagged, "invites 1", "invites"));
    }

    [Fact]
    public async Task The_third_time_within_half_an_hour_is_a_repeat_in_whichever_channel()
    {
        await _stages.RecordAsync(
            An.Message("1", "eve", 0, Shout), An.Message("2", "eve", 5, Shout.ToUpperInvariant() + "!!!", channel: "offers"), An.Message("3", "eve", 29, Shout));
        await _stages.RecordAsync(An.Message("4", "eve", 60, Shout), An.Message("5", "ann", 29, Shout));

        (await VerdictsAsync()).ShouldHaveSingleItem().Message.ShouldBe(new("3"));
    }

    [Fact]
    public async Task A_message_that_arrives_late_makes_a_later_one_a_repeat()
    {
        await _stages.RecordAsync(An.Message("1", "eve", 0, Shout), An.Message("3", "eve", 20, Shout));
        (await VerdictsAsync()).ShouldBeEmpty();

        await _stages.RecordAsync(An.Message("2", "eve", 10, Shout));

        (await VerdictsAsync()).ShouldHaveSingleItem().Message.ShouldBe(new("3"));
    }

    [Fact]
    public async Task An_edit_is_judged_by_its_own_text_and_the_message_keeps_its_verdict()
    {
        await _stages.RecordAsync(An.Message("1", "eve", 0, "good morning everybody"));

        await _stages.RecordAsync(An.Edit("1", "eve", 90, "join us at https://t.me/+AbCdEfGh"));

        var verdict = (await VerdictsAsync()).ShouldHaveSingleItem();
        (verdict.IsEdit, verdict.TextAt).ShouldBe((true, An.At(90)));
    }

    [Fact]
    public async Task Correcting_one_s_own_message_again_and_again_is_no_repeat()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0, "the payout is on fridays, https://go.example.org/a"));

        await _stages.RecordAsync([.. Enumerable.Range(1, 6).Select(i => An.Edit("1", "ann", i, $"the payout is on fridays, https://go.example.org/a{new string('.', i)}"))]);

        (await VerdictsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_turns_out_to_be_a_member_for_long_is_no_newcomer_any_more()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0, "https://a.example.org https://b.example.org https://c.example.org"));
        (await VerdictsAsync()).ShouldHaveSingleItem();

        await _stages.RecordAsync(An.Join("ann", -60 * 24 * 30));

        (await VerdictsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Staff_and_bots_are_not_moderated_also_when_it_is_learnt_late_that_they_are()
    {
        const string invite = "join us at https://t.me/+AbCdEfGh";
        await _stages.RecordAsync(An.Message("1", "ann", 0, invite), An.Message("2", "robot", 0, invite, isBot: true), An.Message("3", "eve", 0, invite));
        (await VerdictsAsync()).Count.ShouldBe(2);

        await _stages.RecordAsync(An.Role("ann", -10, isStaff: true));

        (await VerdictsAsync()).ShouldHaveSingleItem().Author.ShouldBe(An.Id("eve"));
    }

    [Fact]
    public async Task What_somebody_wrote_after_staff_duty_ended_is_judged()
    {
        await _stages.RecordAsync(An.Role("ann", -10, isStaff: true), An.Role("ann", 5, isStaff: false));

        await _stages.RecordAsync(An.Message("1", "ann", 0, "https://t.me/+AbCdEfGh"), An.Message("2", "ann", 10, "https://t.me/+AbCdEfGh"));

        (await VerdictsAsync()).ShouldHaveSingleItem().Message.ShouldBe(new("2"));
    }

    [Theory]
    [InlineData("Verdicts")]
    [InlineData("Members")]
    [InlineData("Activity")]
    public async Task What_another_instance_learns_while_a_verdict_is_written_is_not_overlooked(string whileWriting)
    {
        var interrupted = new InterruptedStore(_stages.Store, whileWriting, () => _stages.RecordAsync(An.Role("ann", -10, isStaff: true), An.Message("2", "eve", 10, Shout)));

        await _stages.RecordOn(interrupted).HandleAsync(
            [An.Message("1", "eve", 0, Shout), An.Message("3", "eve", 20, Shout), An.Message("4", "ann", 0, "https://t.me/+AbCdEfGh")],
            TestContext.Current.CancellationToken);

        (await VerdictsAsync()).ShouldHaveSingleItem().Message.ShouldBe(new("3"));
    }

    [Fact]
    public async Task A_community_that_is_not_moderated_has_no_verdicts()
    {
        await _stages.Communities.SetAsync(new() { Id = An.Club, Mode = ModerationMode.Off }, TestContext.Current.CancellationToken);

        await _stages.RecordAsync(An.Message("1", "eve", 0, "https://t.me/+AbCdEfGh"));

        (await VerdictsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task History_that_is_imported_is_not_judged_and_still_counts_for_what_is_said_later()
    {
        await _stages.Record.ImportAsync([An.Message("1", "eve", 0, Shout), An.Message("2", "eve", 1, Shout)], TestContext.Current.CancellationToken);
        (await VerdictsAsync()).ShouldBeEmpty();

        await _stages.RecordAsync(An.Message("3", "eve", 2, Shout));

        (await VerdictsAsync()).ShouldHaveSingleItem().Message.ShouldBe(new("3"));
    }

    [Fact]
    public async Task A_flood_begins_with_the_message_after_the_last_that_the_rules_allow()
    {
        await _stages.RecordAsync([.. Enumerable.Range(0, 14).Select(i => An.Message($"{i:d2}", "eve", i / 60.0, $"message number {i}"))]);

        (await VerdictsAsync()).Select(verdict => verdict.Message.Value).Order().ShouldBe(["12", "13"]);
    }

    private Task<IReadOnlyList<Verdict>> VerdictsAsync() => _stages.RowsAsync(Tables.Verdicts, Tables.MonthPartition(An.Club, An.At(0)));
}
