namespace Pipeline.Tests.Rollup;

public sealed class RetentionTests
{
    [Fact]
    public void Day_n_begins_and_ends_to_the_tick_with_the_first_activity()
    {
        var figures = new Club()
            .Writes("ann", "2026-03-01 12:00").Writes("ann", "2026-03-02T12:00:00Z")
            .Writes("bob", "2026-03-01 12:00").Writes("bob", "2026-03-02T11:59:59.9999999Z")
            .Writes("cem", "2026-03-01 12:00").Writes("cem", "2026-03-03T11:59:59.9999999Z")
            .Writes("dan", "2026-03-01 12:00").Writes("dan", "2026-03-03T12:00:00Z")
            .Through("2026-03-10");

        figures.On("2026-03-01").RetentionD1.ShouldBe(2);
    }

    [Fact]
    public void A_rolling_day_is_known_when_it_is_over_for_whoever_came_last()
    {
        var club = new Club().Writes("ann", "2026-03-01 00:00");

        club.Through("2026-03-02").On("2026-03-01").RetentionD1.ShouldBeNull();
        club.Through("2026-03-03").On("2026-03-01").RetentionD1.ShouldBe(0);
        club.Through("2026-05-30").On("2026-03-01").RetentionD90.ShouldBeNull();
        club.Through("2026-05-31").On("2026-03-01").RetentionD90.ShouldBe(0);
    }

    [Fact]
    public void A_calendar_day_is_known_when_it_is_closed()
    {
        var club = new Club().Writes("ann", "2026-03-01 10:00").Writes("ann", "2026-03-02 23:00");

        club.Through("2026-03-01").On("2026-03-01").RetentionCalendarD1.ShouldBeNull();
        club.Through("2026-03-02").On("2026-03-01").RetentionCalendarD1.ShouldBe(1);
        club.Through("2026-05-29").On("2026-03-01").RetentionCalendarD90.ShouldBeNull();
        club.Through("2026-05-30").On("2026-03-01").RetentionCalendarD90.ShouldBe(0);
    }

    [Fact]
    public void A_day_without_newcomers_has_no_retention()
    {
        var figures = new Club().Writes("ann", "2026-03-01 10:00").Writes("ann", "2026-03-02 10:00").Through("2026-06-10");

        var row = figures.On("2026-03-02");
        (row.New, row.RetentionD1, row.RetentionCalendarD1).ShouldBe((0, null, null));
    }

    [Fact]
    public void On_a_day_of_23_hours_rolling_days_stay_24_hours_long()
    {
        // Clocks go forward on 29 March 2026: 12:00 on the 28th to 12:00 on the 29th are 23 hours.
        var figures = new Club("Europe/Berlin")
            .Writes("ann", "2026-03-28 12:00").Writes("ann", "2026-03-29 12:30")
            .Writes("bob", "2026-03-28 12:00").Writes("bob", "2026-03-29 13:00")
            .Through("2026-04-05");

        (figures.On("2026-03-28").RetentionD1, figures.On("2026-03-28").RetentionCalendarD1).ShouldBe((1, 2));
    }

    [Fact]
    public void A_window_that_a_short_day_cuts_is_known_one_day_later()
    {
        // The two days after the 28th are 23 and 24 hours long, and the window needs 48 of the last newcomer's.
        var club = new Club("Europe/Berlin").Writes("ann", "2026-03-28 12:00");

        club.Through("2026-03-30").On("2026-03-28").RetentionD1.ShouldBeNull();
        club.Through("2026-03-31").On("2026-03-28").RetentionD1.ShouldBe(0);
    }

    [Fact]
    public void The_29th_of_February_is_a_day_as_any_other()
    {
        var figures = new Club().Writes("ann", "2028-02-28 12:00").Writes("ann", "2028-02-29 12:00").Writes("bob", "2028-02-29 12:00").Writes("bob", "2028-03-01 12:00")
            .Writes("cem", "2028-02-28 12:00").Writes("cem", "2028-03-01 12:00").Through("2028-03-10");

        (figures.On("2028-02-28").New, figures.On("2028-02-28").RetentionD1, figures.On("2028-02-28").RetentionCalendarD1).ShouldBe((2, 1, 1));
        (figures.On("2028-02-29").New, figures.On("2028-02-29").RetentionD1, figures.On("2028-02-29").Active).ShouldBe((1, 1, 2));
    }

    [Fact]
    public void On_a_day_of_25_hours_one_can_come_back_on_the_day_itself()
    {
        // 25 October 2026 has 25 hours in Berlin: from 00:10 to 23:50 local are 24 hours and 40 minutes.
        var figures = new Club("Europe/Berlin")
            .Writes("ann", "2026-10-24T22:10:00Z").Writes("ann", "2026-10-25T10:00:00Z").Writes("ann", "2026-10-25T22:50:00Z")
            .Writes("bob", "2026-10-24T22:10:00Z").Writes("bob", "2026-10-25T22:05:00Z")
            .Writes("cem", "2026-10-25T22:30:00Z").Writes("cem", "2026-10-25T22:40:00Z")
            .Through("2026-11-05");

        var row = figures.On("2026-10-25");
        (row.New, row.RetentionD1, row.RetentionCalendarD1, row.Active).ShouldBe((3, 1, 0, 3));
    }

    [Fact]
    public void On_a_day_of_25_hours_what_was_done_between_two_ends_of_windows_is_not_missed()
    {
        // Windows end at 22:30 UTC, so this one day has the end of D2, some of D3 in the middle, and the beginning of D4.
        var figures = new Club("Europe/Berlin")
            .Writes("ann", "2026-10-21T22:30:00Z")
            .Writes("ann", "2026-10-24T22:10:00Z").Writes("ann", "2026-10-25T12:00:00Z").Writes("ann", "2026-10-25T22:50:00Z")
            .Through("2026-11-05");

        (figures.On("2026-10-22").RetentionD3, figures.On("2026-10-22").RetentionD1).ShouldBe((1, 0));
    }

    [Fact]
    public void A_reaction_that_was_given_again_happened_when_it_was_given_last()
    {
        var figures = new Club()
            .Writes("ann", "2026-03-01 12:00")
            .Reacts("ann", "2026-03-02 11:00").TakesBack("ann", "2026-03-02 11:30").Reacts("ann", "2026-03-02 12:30")
            .Through("2026-03-10");

        figures.On("2026-03-01").RetentionD1.ShouldBe(1);
    }
}
