using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;
using Pipeline.Text;

namespace Pipeline.Tests.Moderate;

/// <summary>Checks of what a community has set for itself.</summary>
public sealed class RuleChecksTests : IAsyncDisposable
{
    private readonly Stages _stages = Stages.Create();

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    [Fact]
    public async Task A_blocked_term_is_removed_in_whatever_disguise()
    {
        await SetAsync(new() { BlockedTerms = ["magic pill"] });

        await _stages.RecordAsync(An.Message("1", "ann", 0, "have you heard of the MAGlC pill? I mean the mаgic рill"), An.Message("2", "bob", 0, "no magic, no pill"));

        (await FoundAsync("blocked-term", Outcome.Removed)).ShouldBe(["1"]);
    }

    [Fact]
    public async Task A_language_that_is_not_spoken_here_is_flagged_and_what_is_too_short_to_tell_passes()
    {
        await SetAsync(new() { Languages = [TextLanguage.English] });

        await _stages.RecordAsync(
            An.Message("1", "ann", 0, "Как вы думаете, когда будет следующая встреча?"), An.Message("2", "bob", 0, "When do you think the next meeting will be?"), An.Message("3", "cid", 0, "ok"));

        (await FoundAsync("language", Outcome.Flagged)).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Quiet_hours_are_by_the_community_s_clock()
    {
        await SetAsync(new() { QuietHours = new(new(22, 0), new(7, 0)) }, "Asia/Tokyo");

        await _stages.RecordAsync(Call("1", "ann", 60), Call("2", "bob", -60), An.Message("3", "cid", 60, "good night"));

        (await FoundAsync("quiet-hours", Outcome.Flagged)).ShouldBe(["1"]);
    }

    [Fact]
    public async Task Promotion_is_removed_where_the_rules_say_so_and_welcome_in_a_channel_for_offers()
    {
        const string offer = "HUGE SALE! Buy now, 70% discount on all hosting plans, order today, limited time only, subscribe to our channel https://hosting-vale.com/autumn";
        await SetAsync(new() { Promotion = PromotionPolicy.Remove });

        await _stages.RecordAsync(An.Message("1", "ann", 0, offer), An.Message("2", "bob", 1, offer, channel: "Offers"));

        (await FoundAsync("promotion", Outcome.Removed)).ShouldBe(["1"]);
    }

    private static MessagePosted Call(string id, string by, double at) =>
        An.Message(id, by, at) with { Content = new("@ann @bob @cid come here") { Mentions = 3 } };

    private Task SetAsync(CommunityRules rules, string zone = "UTC") =>
        _stages.Communities.SetAsync(new() { Id = An.Club, Rules = rules, TimeZone = zone }, TestContext.Current.CancellationToken);

    private async Task<IReadOnlyList<string>> FoundAsync(string check, Outcome severity) =>
        [.. (await _stages.RowsAsync(Tables.Verdicts, Tables.MonthPartition(An.Club, An.At(0))))
            .Where(verdict => verdict.Findings.Any(finding => finding.Check == check && finding.Severity == severity))
            .Select(verdict => verdict.Message.Value).Order()];
}
