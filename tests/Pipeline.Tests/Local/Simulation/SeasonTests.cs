using Pipeline.Local.Simulation;
using Pipeline.Model;

namespace Pipeline.Tests.Local.Simulation;

public sealed class SeasonTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");
    private static readonly DateOnly From = Villages.Start.AddDays(90);
    private static readonly DateOnly Until = Villages.Start.AddDays(96);

    [Fact]
    public void Little_happens_in_a_season_of_little_activity()
    {
        var threads = ThreadsByDay(new Season(From, Until) { Activity = 0.1, Staff = 0.1 });

        Mean(threads, 90, 96).ShouldBeLessThan(0.35 * Mean(threads, 76, 89));
        Mean(threads, 104, 117).ShouldBeGreaterThan(0.6 * Mean(threads, 76, 89));
    }

    [Fact]
    public void A_seasons_topic_is_on_everybodys_lips_and_is_no_topic_outside_it()
    {
        var profile = Villages.Ordinary with { Seasons = [new(From, Until) { Topic = "zip", TopicShare = 0.9 }] };

        var threads = Villages.Acts(profile).Where(act => act is { Kind: ActKind.Posted, ReplyTo: 0, Channel: not 2 }).ToLookup(InSeason);

        threads[true].Count(act => act.Words.Topic == 2).ShouldBeGreaterThan(threads[true].Count() * 3 / 4);

        // Somebody may have thought of it within the season and written on the day after.
        threads[false].Where(act => DayOf(act) is < 90 or > 100).ShouldAllBe(act => act.Words.Topic != 2);
    }

    [Fact]
    public void A_seasons_genre_crowds_out_the_others()
    {
        var profile = Villages.Ordinary with { Seasons = [new(From, Until) { Genre = Genre.Promotion, GenreShare = 0.6 }] };

        var threads = Villages.Acts(profile).Where(act => act is { Kind: ActKind.Posted, ReplyTo: 0, Member: > 1 }).ToLookup(InSeason);

        Share(threads[true]).ShouldBeInRange(0.4, 0.8);
        Share(threads[false]).ShouldBeLessThan(0.06);

        static double Share(IEnumerable<Act> acts) => acts.Count(act => act.Words.Genre == Genre.Promotion) / (double)acts.Count();
    }

    [Fact]
    public void Factors_of_seasons_that_overlap_multiply()
    {
        var mood = Mood.Of([new(From, Until) { Activity = 2 }, new(Until, Until) { Activity = 3, Churn = 4 }], Until);

        (mood.Activity, mood.Churn, mood.Joins).ShouldBe((6, 4, 1));
    }

    private static bool InSeason(Act act) => DayOf(act) is >= 90 and <= 96;

    private static int[] ThreadsByDay(Season season)
    {
        var days = new int[182];
        foreach (var act in Villages.Acts(Villages.Ordinary with { Seasons = [season] }).Where(act => act is { Kind: ActKind.Posted, ReplyTo: 0 }))
            days[DayOf(act)]++;
        return days;
    }

    private static int DayOf(Act act) => CommunityDay.Of(act.At, Berlin).DayNumber - Villages.Start.DayNumber;

    private static double Mean(int[] days, int from, int until) => days[from..(until + 1)].Average();
}
