namespace Pipeline.Tests.Rollup;

public sealed class LifecycleTests
{
    [Fact]
    public void A_week_of_silence_makes_dormant_and_then_lapsed_and_coming_back_resurrected()
    {
        var figures = new Club().Writes("ann", "2026-03-01 12:00").Writes("ann", "2026-03-20 12:00").Through("2026-03-21");

        figures.Metrics.Select(row => (row.Day.Day, row.New7, row.Returning7, row.Resurrected7, row.Dormant7, row.Lapsed7))
            .Where(row => row.Day is 1 or 7 or 8 or 14 or 15 or 19 or 20)
            .ShouldBe([(1, 1, 0, 0, 0, 0), (7, 1, 0, 0, 0, 0), (8, 0, 0, 0, 1, 0), (14, 0, 0, 0, 1, 0), (15, 0, 0, 0, 0, 1), (19, 0, 0, 0, 0, 1), (20, 0, 0, 1, 0, 1)]);
    }

    [Fact]
    public void Active_in_two_windows_is_returning_however_often()
    {
        var figures = new Club()
            .Writes("ann", "2026-03-01 12:00").Writes("ann", "2026-03-02 12:00").Writes("ann", "2026-03-03 12:00").Writes("ann", "2026-03-09 12:00")
            .Through("2026-03-20");

        figures.Metrics.Select(row => (row.Day.Day, row.Active7, row.Returning7)).Where(row => row.Day is 7 or 8 or 9 or 10 or 15 or 16)
            .ShouldBe([(7, 1, 0), (8, 1, 1), (9, 1, 1), (10, 1, 1), (15, 1, 1), (16, 0, 0)]);
    }

    [Fact]
    public void WAU_and_MAU_hold_each_member_once_and_let_go_after_7_and_30_days()
    {
        var figures = new Club()
            .Writes("ann", "2026-03-01 12:00").Writes("ann", "2026-03-02 12:00").Writes("bob", "2026-03-02 12:00")
            .Through("2026-04-02");

        (int, int)[] weekAndMonth = [.. figures.Metrics.Select(row => (row.Active7, row.Active30))];
        (weekAndMonth[0], weekAndMonth[1], weekAndMonth[7], weekAndMonth[8]).ShouldBe(((1, 1), (2, 2), (2, 2), (0, 2)));
        (weekAndMonth[30], weekAndMonth[31]).ShouldBe(((0, 2), (0, 0)));
    }

    [Fact]
    public void After_a_long_silence_no_row_is_written_until_somebody_does_something_again()
    {
        var figures = new Club().Writes("ann", "2026-01-01 12:00").Joins("bob", "2026-12-01 12:00").Through("2026-12-31");

        var days = figures.Metrics.Select(row => row.Day).ToList();
        days.Count.ShouldBe(121 + 31);
        days[120].ShouldBe(new(2026, 5, 1));
        days[121].ShouldBe(new(2026, 12, 1));
        figures.On("2026-12-01").Present.ShouldBe(2);
        figures.On("2026-12-01").Lapsed30.ShouldBe(1);
    }
}
