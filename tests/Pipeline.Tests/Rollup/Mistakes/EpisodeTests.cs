using Pipeline.Model;
using Pipeline.Rollup.Mistakes;

namespace Pipeline.Tests.Rollup.Mistakes;

/// <summary>How an alert opens, goes on, clears itself and comes back.</summary>
public sealed class EpisodeTests
{
    private static readonly DateOnly June1 = new(2026, 6, 1);

    [Fact]
    public void An_alert_is_open_from_the_first_day_it_is_seen_until_the_first_it_is_not()
    {
        At(10, "....XXX...").ShouldBe(new(June1.AddDays(4), June1.AddDays(6), June1.AddDays(7)));
        At(10, ".......XXX").ShouldBe(new(June1.AddDays(7), June1.AddDays(9), null));
        At(10, "..........").ShouldBeNull();
    }

    [Fact]
    public void Within_its_cooldown_what_comes_back_is_the_same_alert_and_after_it_a_new_one()
    {
        // Cleared on the third day, and quiet for three days more.
        At(8, "XX....X.").ShouldBe(new(June1.AddDays(6), June1.AddDays(6), June1.AddDays(7)));
        At(8, "XX...X..").ShouldBe(new(June1, June1.AddDays(5), June1.AddDays(6)));
    }

    [Fact]
    public void Closed_day_by_day_or_after_three_missed_days_an_alert_is_the_same()
    {
        const string seen = "..XXXXXXXXXXXXXXXXXXXXX...X";
        Episode? daily = null;
        for (var days = 1; days <= seen.Length; days++)
            daily = At(days, seen, daily);
        var missed = At(seen.Length, seen, At(seen.Length - 4, seen, At(seen.Length - 12, seen, At(8, seen))));

        daily.ShouldBe(new(June1.AddDays(2), June1.AddDays(26), null));
        missed.ShouldBe(daily);
        At(seen.Length, seen, daily).ShouldBe(daily);
    }

    [Fact]
    public void What_was_told_and_is_not_to_be_seen_any_more_is_over_and_not_forgotten()
    {
        var told = At(5, "....X");

        var over = At(5, ".....", told);

        over.ShouldBe(new(June1.AddDays(4), June1.AddDays(4), June1.AddDays(5)));
        At(5, ".....", over).ShouldBe(over);
    }

    private static Episode? At(int days, string seen, Episode? standing = null)
    {
        var club = new Club().Writes("ann", "2026-06-01 10:00").Writes("ann", $"2026-06-{days:d2} 11:00");
        var alert = standing is not { } known ? null : new Alert
        {
            Community = Club.Id,
            Mistake = MistakeName.Silence,
            OpenSince = known.OpenSince,
            LastSeen = known.LastSeen,
            ClearedOn = known.ClearedOn,
            Says = "",
            NextStep = "",
        };
        return Looked.At(club, $"2026-06-{days:d2}").Episode(new OnDays(seen), alert);
    }

    /// <summary>Seen on the days with an X.</summary>
    private sealed class OnDays(string seen) : IMistake
    {
        public MistakeName Name => MistakeName.Silence;

        public string NextStep => "";

        public int CooldownDays => 3;

        public Seen On(Signs signs, int day) => seen[day] == 'X' ? Seen.Yes : Seen.No;

        public Shown Show(Signs signs, int day) => new("");
    }
}
