using Pipeline.Identity;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Identity;

/// <summary>From a moderator's word or a code in a chat to the numbers, and back.</summary>
public sealed class LinkAccountsTests : IAsyncDisposable
{
    private readonly Stages _stages = Stages.Create(An.At(5 * 24 * 60));

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_moderators_link_changes_the_numbers_of_every_day_and_its_end_brings_the_old_ones_back()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0), An.Message("2", "bob", 10));
        await _stages.CloseAsync();
        var apart = _stages.Dump("Marks", "Rollups", "Links");

        (await _stages.Accounts.LinkAsync(An.Club, An.Id("bob"), An.Id("ann"), "mod", "told me so", Cancelled)).ShouldBe(LinkOutcome.Done);
        await _stages.CloseAsync();
        var linked = await ActiveAsync();
        await _stages.Accounts.UnlinkAsync(An.Club, An.Id("ann"), An.Id("bob"), "mod", "they are brothers", Cancelled);
        _stages.Clock.Advance(TimeSpan.FromMinutes(1));
        await _stages.CloseAsync();

        linked.ShouldBe(1);
        (await ActiveAsync()).ShouldBe(2);
        Numbers(_stages.Dump("Marks", "Rollups", "Links")).ShouldBe(Numbers(apart));
    }

    [Fact]
    public async Task A_code_that_is_sent_to_the_group_links_its_sender()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0), An.Message("2", "bob", 10));
        var code = new LinkCodes(An.Key).Make(An.Club, An.Id("ann"), An.At(20));

        await _stages.RecordAsync(An.Message("3", "bob", 25, $"/link {code.Text}"));
        await _stages.CloseAsync();

        (await ActiveAsync()).ShouldBe(1);
        (await _stages.Store.PersonsAsync(An.Club, Cancelled)).Links.ShouldHaveSingleItem().Made.By.ShouldBe("code");
    }

    [Fact]
    public async Task A_code_links_one_sender_whichever_comes_first_and_however_often()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0), An.Message("2", "bob", 10), An.Message("3", "cem", 10));
        var code = new LinkCodes(An.Key).Make(An.Club, An.Id("ann"), An.At(20));
        var (bob, cem) = (An.Message("4", "bob", 25, $"/link {code.Text}"), An.Message("5", "cem", 26, $"/link {code.Text}"));

        await _stages.RecordAsync(cem);
        await _stages.RecordAsync(bob, cem);
        await _stages.RecordAsync(bob);

        (await _stages.Store.PersonsAsync(An.Club, Cancelled)).Links.ShouldHaveSingleItem().Other.ShouldBe(An.Id("bob"));
    }

    [Fact]
    public async Task By_the_API_a_used_code_and_a_wrong_one_are_told_apart()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0), An.Message("2", "bob", 10), An.Message("3", "cem", 10));
        var code = (await _stages.Accounts.MakeCodeAsync(An.Club, An.Id("ann"), Cancelled))!.Text;

        (await _stages.Accounts.RedeemAsync(An.Club, code, An.Id("bob"), Cancelled)).ShouldBe(LinkOutcome.Done);
        _stages.Clock.Advance(TimeSpan.FromMinutes(1));
        (await _stages.Accounts.RedeemAsync(An.Club, code, An.Id("cem"), Cancelled)).ShouldBe(LinkOutcome.CodeWasUsed);
        (await _stages.Accounts.RedeemAsync(An.Club, "guess", An.Id("cem"), Cancelled)).ShouldBe(LinkOutcome.WrongCode);
        (await _stages.Accounts.RedeemAsync(An.Club, code, An.Id("nobody"), Cancelled)).ShouldBe(LinkOutcome.UnknownMember);
    }

    [Fact]
    public async Task Nobody_is_linked_to_a_stranger_or_to_themselves()
    {
        await _stages.RecordAsync(An.Message("1", "ann", 0));

        (await _stages.Accounts.LinkAsync(An.Club, An.Id("ann"), An.Id("nobody"), "mod", null, Cancelled)).ShouldBe(LinkOutcome.UnknownMember);
        (await _stages.Accounts.LinkAsync(An.Club, An.Id("ann"), An.Id("ann"), "mod", null, Cancelled)).ShouldBe(LinkOutcome.SameAccount);
        (await _stages.Accounts.MakeCodeAsync(An.Club, An.Id("nobody"), Cancelled)).ShouldBeNull();
        (await _stages.RowsAsync(Tables.Links, An.Club.Value)).ShouldBeEmpty();
    }

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    private async Task<int> ActiveAsync() => (await _stages.RowsAsync(Tables.Metrics, An.Club.Value))[0].Active;

    private static IEnumerable<string> Numbers(IReadOnlyDictionary<string, string> dump) => dump.OrderBy(row => row.Key, StringComparer.Ordinal).Select(row => $"{row.Key} {row.Value}");
}
