using System.Globalization;
using Pipeline.Rollup.Definitions;

namespace Pipeline.Tests.Rollup.Periods;

public sealed class GravityTests
{
    private static readonly DateOnly Begin = new(2026, 1, 1);

    // The 28 days that end here are the first with a whole quarter before them.
    private static readonly DateOnly End = Begin.AddDays(90 + 27);

    // As the Orbit model shows it: 30 members of whom some move up twice.
    private static readonly byte[] Before = [.. Weights(17, 8, 4, 1)];
    private static readonly byte[] Then = [.. Weights(15, 9, 5, 1)];
    private static readonly byte[] Later = [.. Weights(12, 10, 6, 2)];

    [Fact]
    public void Members_who_move_up_are_gravity()
    {
        (Sum(Before), Sum(Then), Sum(Later)).ShouldBe((441, 504, 666));

        Gravity.Between(Before, Then).ShouldBe((30, 63));
        Gravity.Between(Then, Later).ShouldBe((30, 162));
    }

    [Fact]
    public void Strangers_who_join_and_members_who_leave_do_not_move_it()
    {
        byte[] strangers = [.. Enumerable.Repeat((byte)1, 10)];
        byte[] nobody = new byte[10];

        Gravity.Between([.. Before, .. nobody], [.. Then, .. strangers]).ShouldBe((30, 63));
        Gravity.Between([.. Before, .. strangers], [.. Then, .. nobody]).ShouldBe((30, 63));
    }

    [Theory]
    [InlineData(new int[] { }, Gravity.Exploring)]
    [InlineData(new[] { 0 }, Gravity.Exploring)]
    [InlineData(new[] { 0, 6 }, Gravity.Participating)]
    [InlineData(new[] { 0, 7 }, Gravity.Exploring)]
    [InlineData(new[] { 10, 11, 12, 13, 14, 29 }, Gravity.Exploring)]
    [InlineData(new[] { 10, 11, 12, 13, 14, 15, 29 }, Gravity.Contributing)]
    [InlineData(new[] { 10, 11, 12, 13, 14, 15, 30 }, Gravity.Exploring)]
    public void A_level_takes_at_least_so_many_days_of_the_last_so_many(int[] daysAgo, int weight) => Gravity.WeightOf(Active(daysAgo)).ShouldBe(weight);

    [Fact]
    public void Who_leads_was_active_on_thirty_days_of_a_quarter()
    {
        Gravity.WeightOf(Active([.. Enumerable.Range(60, 30)])).ShouldBe(Gravity.Leading);
        Gravity.WeightOf(Active([.. Enumerable.Range(61, 30)])).ShouldBe(Gravity.Exploring);
        Gravity.WeightOf(Active([.. Enumerable.Range(61, 29)])).ShouldBe(Gravity.Exploring);
    }

    [Fact]
    public void A_period_is_compared_with_the_end_of_the_one_before()
    {
        var club = ACalmClub();
        foreach (var day in Enumerable.Range(0, 7))
            club.Writes("bob", At(End.AddDays(-day)));

        var row = Periods(club, End).On(Text(End));

        (row.GravityMembers, row.GravityChange).ShouldBe((2, Gravity.Contributing - Gravity.Exploring));
    }

    [Fact]
    public void It_is_of_members_there_at_both_ends_whoever_joins_or_leaves()
    {
        var club = ACalmClub();
        foreach (var stranger in Enumerable.Range(0, 9))
            club.Joins($"stranger{stranger}", At(End.AddDays(-1))).Writes($"stranger{stranger}", At(End.AddDays(-1))).Writes($"stranger{stranger}", At(End));
        club.Leaves("bob", At(End));

        var row = Periods(club, End).On(Text(End));

        (row.GravityMembers, row.GravityChange, row.Members).ShouldBe((1, 0, 10));
    }

    [Fact]
    public void A_month_is_compared_with_the_end_of_the_month_before()
    {
        var club = ACalmClub().Writes("ann", "2026-04-24 12:00").Writes("ann", "2026-04-25 12:00").Writes("bob", "2026-05-31 12:00");

        var row = Periods(club, new(2026, 5, 31)).Month("2026-05-31");

        (row.GravityMembers, row.GravityChange).ShouldBe((2, Gravity.Exploring - Gravity.Participating));
    }

    [Fact]
    public void Until_a_quarter_lies_before_the_period_there_is_nothing_to_compare_with()
    {
        var periods = Periods(ACalmClub(), End);

        var (early, known) = (periods.On(Text(End.AddDays(-1))), periods.On(Text(End)));

        (early.GravityMembers, early.GravityChange).ShouldBe((null, null));
        (known.GravityMembers, known.GravityChange).ShouldBe((2, 0));
    }

    // Ann and Bob are there from the first day, and active once a month.
    private static Club ACalmClub()
    {
        var club = new Club();
        foreach (var day in (int[])[0, 30, 60, 100])
            club.Writes("ann", At(Begin.AddDays(day))).Writes("bob", At(Begin.AddDays(day)));
        return club;
    }

    private static PeriodFigures Periods(Club club, DateOnly through) => club.Periods(Text(through));

    private static string At(DateOnly day) => $"{Text(day)} 12:00";

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static UInt128 Active(int[] daysAgo) => daysAgo.Aggregate(UInt128.Zero, (days, ago) => days | (UInt128.One << ago));

    private static IEnumerable<byte> Weights(int exploring, int participating, int contributing, int leading) =>
    [
        .. Enumerable.Repeat((byte)Gravity.Exploring, exploring), .. Enumerable.Repeat((byte)Gravity.Participating, participating),
        .. Enumerable.Repeat((byte)Gravity.Contributing, contributing), .. Enumerable.Repeat((byte)Gravity.Leading, leading),
    ];

    private static int Sum(byte[] weights) => weights.Sum(weight => weight);
}
