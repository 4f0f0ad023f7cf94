using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Moderate;

/// <summary>What several new accounts do together, and what is learnt of them later.</summary>
public sealed class NewAccountsTests : IAsyncDisposable
{
    private const string Call = "the owners of this group ran away with all the money, sell what you have before friday evening";
    private readonly Stages _stages = Stages.Create();

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    [Fact]
    public async Task The_third_new_account_makes_a_raid_of_what_the_others_wrote_before()
    {
        await _stages.RecordAsync(An.Message("1", "eve", 0, Call));
        await _stages.RecordAsync(An.Message("2", "mal", 5, Call + "!"));
        (await RaidersAsync()).ShouldBeEmpty();

        await _stages.RecordAsync(An.Message("3", "tom", 10, Call.ToUpperInvariant()));

        (await RaidersAsync()).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task One_author_in_three_channels_is_no_raid()
    {
        await _stages.RecordAsync(An.Message("1", "eve", 0, Call), An.Message("2", "eve", 1, Call, channel: "b"), An.Message("3", "mal", 2, Call, channel: "c"));

        (await RaidersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Who_turns_out_to_be_here_for_long_or_to_be_staff_makes_no_raid(bool isStaff)
    {
        await _stages.RecordAsync(An.Message("1", "eve", 0, Call), An.Message("2", "mal", 5, Call), An.Message("3", "tom", 10, Call));
        (await RaidersAsync()).Count.ShouldBe(3);

        await _stages.RecordAsync(isStaff ? An.Role("tom", -1, isStaff: true) : An.Join("tom", -60 * 24 * 30));

        (await RaidersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Texts_further_apart_than_the_window_are_no_raid()
    {
        await _stages.RecordAsync(An.Message("1", "eve", 0, Call), An.Message("2", "mal", 15, Call), An.Message("3", "tom", 31, Call));

        (await RaidersAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("FirstSteps")]
    [InlineData("Verdicts")]
    public async Task A_raid_that_another_instance_completes_meanwhile_is_not_overlooked(string whileWriting)
    {
        var interrupted = new InterruptedStore(_stages.Store, whileWriting, () => _stages.RecordAsync(An.Message("2", "mal", 5, Call), An.Message("3", "tom", 10, Call)));

        await _stages.RecordOn(interrupted).HandleAsync([An.Message("1", "eve", 0, Call + " https://bit.ly/abc")], TestContext.Current.CancellationToken);

        (await RaidersAsync()).ShouldBe(["1", "2", "3"]);
    }

    [Fact]
    public async Task The_same_event_in_two_communities_is_two_and_raids_do_not_add_up_across_them()
    {
        await _stages.RecordAsync(
            An.Message("1", "eve", 0, Call), An.Message("2", "mal", 5, Call),
            An.Message("3", "tom", 6, Call) with { Community = new("other") }, An.Message("1", "eve", 0, Call) with { Community = new("other") });

        (await RaidersAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_like_that_of_staff_is_noticed_also_when_staff_is_learnt_of_later()
    {
        await _stages.RecordAsync(An.Join("keeper_anna", -60 * 24 * 90));
        await _stages.RecordAsync(An.Message("1", "keeper-anna", 0, "message me privately about your payout"));
        (await FoundAsync("impersonation")).ShouldBeEmpty();

        await _stages.RecordAsync(An.Role("keeper_anna", -60, isStaff: true));

        (await FoundAsync("impersonation")).ShouldBe(["1"]);
    }

    [Fact]
    public async Task What_a_newcomer_reacted_to_is_found_with_the_next_text_also_when_it_arrives_late()
    {
        await _stages.RecordAsync(An.Message("a", "eve", 2, "hi"));

        await _stages.RecordAsync([.. Enumerable.Range(0, 13).Select(i => An.Reaction($"m{i}", "eve", i / 60.0))]);

        (await FoundAsync("reactions")).ShouldBe(["a"]);
    }

    [Fact]
    public async Task An_edit_is_compared_with_its_message_also_when_that_comes_after_it()
    {
        const string spam = "Earn $900 a week from your phone, guaranteed! Message me on whatsapp https://wa.me/447700900123";
        await _stages.RecordAsync(An.Edit("1", "eve", 60 * 30, spam));
        (await FoundAsync("edit")).ShouldBeEmpty();

        await _stages.RecordAsync(An.Message("1", "eve", 0, "good morning, who is coming to the call today?"));

        (await FoundAsync("edit")).ShouldBe(["1"]);
    }

    private Task<IReadOnlyList<string>> RaidersAsync() => FoundAsync("raid");

    private async Task<IReadOnlyList<string>> FoundAsync(string check) =>
        [.. (await _stages.RowsAsync(Tables.Verdicts, Tables.MonthPartition(An.Club, An.At(0))))
            .Where(verdict => verdict.Findings.Any(finding => finding.Check == check && finding.Severity != Outcome.Allowed))
            .Select(verdict => verdict.Message.Value).Order()];
}
