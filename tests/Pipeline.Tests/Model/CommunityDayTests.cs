using Pipeline.Model;

namespace Pipeline.Tests.Model;

public sealed class CommunityDayTests
{
    [Theory]
    [InlineData("Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00Z", 23)]
    [InlineData("Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00Z", 25)]
    [InlineData("Asia/Beirut", "2026-03-29", "2026-03-28T22:00:00Z", 23)]
    [InlineData("America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00Z", 23)]
    [InlineData("America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00:00Z", 25)]
    [InlineData("America/Havana", "2026-11-01", "2026-11-01T04:00:00Z", 25)]
    [InlineData("Australia/Lord_Howe", "2026-04-05", "2026-04-04T13:00:00Z", 24.5)]
    [InlineData("America/Asuncion", "2024-10-06", "2024-10-06T04:00:00Z", 23)]
    [InlineData("Asia/Amman", "2022-02-25", "2022-02-24T22:00:00Z", 23)]
    [InlineData("Asia/Almaty", "2024-02-29", "2024-02-28T18:00:00Z", 25)]
    [InlineData("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", 24)]
    [InlineData("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", 0)]
    public void A_day_begins_at_its_first_instant_and_is_as_long_as_the_clocks_make_it(string zone, string day, string start, double hours)
    {
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var date = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);

        CommunityDay.Start(date, local).ShouldBe(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture));
        CommunityDay.Length(date, local).TotalHours.ShouldBe(hours);
    }

    [Theory]
    [InlineData("UTC")]
    [InlineData("Europe/Berlin")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Beirut")]
    [InlineData("America/Havana")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Asuncion")]
    [InlineData("Asia/Amman")]
    [InlineData("America/Scoresbysund")]
    [InlineData("Asia/Kathmandu")]
    [InlineData("Pacific/Kiritimati")]
    [InlineData("Pacific/Pago_Pago")]
    public void Every_instant_is_of_the_day_that_begins_last_before_it(string zone)
    {
        var local = TimeZoneInfo.FindSystemTimeZoneById(zone);
        for (var day = new DateOnly(2017, 1, 1); day.Year < 2028; day = day.AddDays(1))
        {
            var start = CommunityDay.Start(day, local);
            CommunityDay.Of(start, local).ShouldBe(day);
            CommunityDay.Of(start.AddTicks(-1), local).ShouldBe(day.AddDays(-1));
        }
    }
}
