using Pipeline.Clicks;
using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Clicks;

public sealed class MintClickTests : IAsyncDisposable
{
    private const string Target = "https://go.example.org/o/7?sub1={click_id}&lang=en";

    private readonly Stages _stages = Stages.Create();
    private readonly MemberKey _key = new(new byte[16]);

    public ValueTask DisposeAsync() => _stages.DisposeAsync();

    [Theory]
    [InlineData("https://go.example.org/?sub1={click_id}", "https://go.example.org/?sub1=ID")]
    [InlineData("https://go.example.org/?sub1=%7Bclickid%7D", "https://go.example.org/?sub1=ID")]
    [InlineData("https://go.example.org/{{click_id}}/x?again=[CLICK-ID]", "https://go.example.org/ID/x?again=ID")]
    public async Task The_link_has_the_id_where_the_macro_was(string target, string link)
    {
        await _stages.RecordAsync(An.Join("ann", 0));

        var minted = await MintAsync(target);

        minted.Link.ShouldBe(link.Replace("ID", minted.Id.Value, StringComparison.Ordinal));
        ClickId.IsValid(minted.Id.Value).ShouldBeTrue();
    }

    [Theory]
    [InlineData("https://go.example.org/?sub1=abc")]
    [InlineData("go.example.org/?sub1={click_id}")]
    [InlineData("javascript:alert({click_id})")]
    [InlineData("https://user:pass@go.example.org/?sub1={click_id}")]
    [InlineData("")]
    public async Task A_target_that_is_no_address_with_a_macro_is_told_apart(string target)
    {
        await _stages.RecordAsync(An.Join("ann", 0));

        (await MintAsync(target)).Outcome.ShouldBe(MintOutcome.UnusableTarget);
    }

    [Fact]
    public async Task Asked_again_the_answer_is_the_same_and_another_member_or_message_gets_another()
    {
        await _stages.RecordAsync(An.Join("ann", 0), An.Join("bob", 0));

        var first = await MintAsync(Target);
        _stages.Clock.Advance(TimeSpan.FromHours(1));
        var again = await MintAsync(Target);

        again.ShouldBe(first);
        var others = new[] { await MintAsync(Target, "bob"), await MintAsync(Target, message: "5"), await MintAsync(Target, message: "6"), await MintAsync(Target, message: "5", channel: "offers"), await MintAsync(Target + "x") };
        others.Select(minted => minted.Id).Append(first.Id).ShouldBeUnique();
        (await _stages.RowsAsync(Tables.Clicks, "club")).Single(click => click.Id == first.Id).CreatedAt.ShouldBe(Stages.Now);
    }

    [Fact]
    public async Task Nobody_shares_for_a_member_whom_the_community_does_not_have()
    {
        (await MintAsync(Target, "zoe")).Outcome.ShouldBe(MintOutcome.UnknownMember);
        (await _stages.RowsAsync(Tables.Clicks, "club")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_message_without_its_channel_is_none()
    {
        await _stages.RecordAsync(An.Join("ann", 0));
        var request = new ClickRequest(An.Club, An.Id("ann"), Target, Message: new("5"));

        (await new MintClick(_stages.Store, _key, _stages.Clock).HandleAsync(request, TestContext.Current.CancellationToken))
            .Outcome.ShouldBe(MintOutcome.UnusableMessage);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_conversion_is_credited_to_who_shared_the_link_and_to_the_message_that_carried_it(bool inSubId)
    {
        await _stages.RecordAsync(An.Join("ann", 0));
        var minted = await MintAsync(Target, message: "5");

        await _stages.RecordAsync(inSubId
            ? Sale("1", 0) with { ClickId = "theirs", SubIds = ["other", minted.Id.Value] }
            : Sale("1", 0) with { ClickId = minted.Id.Value });

        var sale = (await _stages.RowsAsync(Tables.Conversions, "club")).ShouldHaveSingleItem();
        (sale.Member, sale.Channel, sale.Message).ShouldBe((An.Id("ann"), new ChannelId("general"), new MessageId("5")));
    }

    [Fact]
    public async Task A_later_status_without_the_click_keeps_the_credit()
    {
        await _stages.RecordAsync(An.Join("ann", 0));
        var minted = await MintAsync(Target);

        await _stages.RecordAsync(Sale("1", 0) with { ClickId = minted.Id.Value });
        await _stages.RecordAsync(Sale("2", 5) with { Status = ConversionStatus.Reversed });

        var sale = (await _stages.RowsAsync(Tables.Conversions, "club")).ShouldHaveSingleItem();
        (sale.Member, sale.Status).ShouldBe((An.Id("ann"), ConversionStatus.Reversed));
    }

    [Fact]
    public async Task A_click_of_another_community_is_nobody_s()
    {
        await _stages.RecordAsync(An.Join("ann", 0));
        var minted = await MintAsync(Target);

        await _stages.RecordAsync(Sale("1", 0) with { Community = new("other"), ClickId = minted.Id.Value });

        (await _stages.RowsAsync(Tables.Conversions, "other")).ShouldHaveSingleItem().Member.ShouldBeNull();
    }

    [Fact]
    public async Task A_report_that_comes_again_after_a_later_one_changes_nothing()
    {
        await _stages.RecordAsync(Sale("pending", 0) with { Status = ConversionStatus.Pending });
        await _stages.RecordAsync(Sale("approved", 5));

        // A mark is written anew each time: a roll-up may have begun in between.
        var before = _stages.Dump(Tables.Marks.Name);

        await _stages.RecordAsync(Sale("pending", 90) with { Status = ConversionStatus.Pending });

        _stages.Dump(Tables.Marks.Name).ShouldBe(before);
        (await _stages.RowsAsync(Tables.Conversions, "club")).ShouldHaveSingleItem().Status.ShouldBe(ConversionStatus.Approved);
    }

    private static Conversion Sale(string report, double at) => new()
    {
        Id = new(report),
        Community = An.Club,
        Connection = new("net"),
        Source = Source.Affiliate,
        At = An.At(at),
        Transaction = "t",
        Status = ConversionStatus.Approved,
        Payout = 12.50m,
        Currency = "EUR",
    };

    private Task<MintedClick> MintAsync(string target, string by = "ann", string? message = null, string channel = "general") =>
        new MintClick(_stages.Store, _key, _stages.Clock).HandleAsync(
            new(An.Club, An.Id(by), target, message is null ? null : new ChannelId(channel), message is null ? null : new MessageId(message)),
            TestContext.Current.CancellationToken);
}
