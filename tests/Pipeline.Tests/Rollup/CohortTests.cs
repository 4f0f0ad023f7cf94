namespace Pipeline.Tests.Rollup;

public sealed class CohortTests
{
    [Fact]
    public void Weeks_run_from_Monday_to_Sunday_in_the_communitys_own_time()
    {
        var figures = new Club("Asia/Kolkata")
            .Joins("ann", "2026-03-02 00:00").Joins("bob", "2026-03-08 23:59").Joins("cem", "2026-03-09 00:00")
            .Through("2026-03-20");

        figures.Cohorts.Select(row => ($"{row.Week:yyyy-MM-dd}", row.Joined, row.Started)).ShouldBe([("2026-03-02", 2, 0), ("2026-03-09", 1, 0)]);
    }

    [Fact]
    public void Each_bracket_counts_whoever_was_active_in_any_of_its_days_once()
    {
        var club = new Club();
        foreach (var who in (string[])["ann", "bob"])
            club.Joins(who, "2026-03-02 12:00");
        foreach (var day in (int[])[0, 1, 3, 4, 8, 14, 30, 31, 61, 90, 91])
            club.Writes("ann", $"{new DateTime(2026, 3, 2).AddDays(day):yyyy-MM-dd} 12:00");

        var week = club.Through("2026-08-01").Week("2026-03-02");

        (week.Joined, week.Days0, week.Days1To3, week.Days4To7, week.Days8To14, week.Days15To30, week.Days31To60, week.Days61To90)
            .ShouldBe((2, 1, 1, 1, 1, 1, 1, 1));
    }

    [Theory]
    [InlineData("2026-03-06 11:59", 1, 0)]
    [InlineData("2026-03-06 12:00", 0, 1)]
    public void A_bracket_begins_whole_24_hours_after_joining(string at, int days1To3, int days4To7)
    {
        var week = new Club().Joins("ann", "2026-03-02 12:00").Writes("ann", at).Through("2026-08-01").Week("2026-03-02");

        (week.Days1To3, week.Days4To7).ShouldBe((days1To3, days4To7));
    }

    [Fact]
    public void A_cell_is_null_until_its_window_is_over_for_whoever_joined_last_and_never_zero_before()
    {
        var club = new Club().Joins("ann", "2026-03-02 12:00").Writes("ann", "2026-03-02 13:00");

        // The week ends with 8 March; day 0 of whoever joins at its end is over with the 9th, day 3 with the 12th.
        club.Through("2026-03-08").Week("2026-03-02").Days0.ShouldBeNull();
        var young = club.Through("2026-03-09").Week("2026-03-02");
        (young.Days0, young.Days1To3, young.RetentionD1, young.UnboundedD1).ShouldBe((1, null, null, null));
        var older = club.Through("2026-03-12").Week("2026-03-02");
        (older.Days1To3, older.RetentionD1, older.UnboundedD1, older.RetentionD3, older.Days4To7).ShouldBe((0, 0, 0, 0, null));
    }

    [Fact]
    public void A_member_who_was_active_before_being_seen_joining_is_of_the_week_of_that_activity()
    {
        var figures = new Club()
            .Writes("ann", "2026-03-04 12:00").Joins("ann", "2026-03-11 12:00")
            .Joins("bob", "2026-03-11 12:00").Writes("bob", "2026-03-11 11:00").Writes("bob", "2026-03-12 11:30")
            .Through("2026-04-20");

        (figures.Week("2026-03-02").Joined, figures.Week("2026-03-09").Joined).ShouldBe((1, 1));
        (figures.Week("2026-03-09").Days0, figures.Week("2026-03-09").Days1To3).ShouldBe((1, 1));
    }

    [Fact]
    public void Whoever_joins_and_first_acts_weeks_later_is_in_one_weeks_joined_and_anothers_started()
    {
        var figures = new Club().Joins("ann", "2026-03-02 12:00").Writes("ann", "2026-03-18 12:00").Through("2026-08-01");

        (figures.Week("2026-03-02").Joined, figures.Week("2026-03-02").Started, figures.Week("2026-03-02").Days15To30).ShouldBe((1, 0, 1));
        (figures.Week("2026-03-16").Joined, figures.Week("2026-03-16").Started).ShouldBe((0, 1));
    }

    [Fact]
    public void A_second_joining_changes_nothing()
    {
        var figures = new Club().Joins("ann", "2026-03-02 12:00").Leaves("ann", "2026-03-03 12:00").Joins("ann", "2026-03-20 12:00").Through("2026-04-01");

        figures.Cohorts.Single().Joined.ShouldBe(1);
    }
}
