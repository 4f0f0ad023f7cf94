using Pipeline.Model;
using Pipeline.Rollup.Lists;
using Pipeline.Text;

namespace Pipeline.Tests.Rollup.Lists;

/// <summary>Definition 15: five parts, its gates, and what cannot be gamed.</summary>
public sealed class AmbassadorTests
{
    private const string Today = "2026-06-30";

    private static readonly string[] Askers = ["bob", "cem", "dan"];

    [Fact]
    public void Every_part_counts_people_and_says_what_shows_it()
    {
        var listed = Regular("ann", Helpful()).List(Today);

        // Three people helped, of three a reaction each, none brought, active in every week, in touch with three.
        listed.Points("ann", AmbassadorScore.Help).ShouldBe(Math.Round(30 * 3.0 / (3 + 4), 2));
        listed.Points("ann", AmbassadorScore.Valued).ShouldBe(Math.Round(25 * 3.0 / (3 + 10), 2));
        listed.Points("ann", AmbassadorScore.Referrals).ShouldBe(0);
        listed.Points("ann", AmbassadorScore.Presence).ShouldBe(15);
        listed.Points("ann", AmbassadorScore.Bridging).ShouldBe(Math.Round(10 * 3.0 / (3 + 6), 2));
        listed.Ambassador("ann").Reasons.Take(2).ShouldAllBe(reason => reason.Behind.Count == 3);
        listed.Ambassador("ann").Score!.Value.ShouldBe(listed.Ambassador("ann").Reasons.Sum(reason => reason.Points!.Value), 1e-9);
    }

    [Fact]
    public void A_hundred_reactions_from_one_friend_weigh_as_two()
    {
        var club = Regular("ann", Helpful(isValued: false)).Writes("ann", "2026-06-20 10:00", id: "nice");
        for (var i = 0; i < 100; i++)
            club.Reacts("bob", "2026-06-20 11:00", to: "nice", emoji: $"e{i}");

        club.List(Today).Points("ann", AmbassadorScore.Valued).ShouldBe(4.17);
    }

    [Fact]
    public void A_referral_counts_once_its_first_week_is_over_and_it_was_heard_and_stayed()
    {
        var club = Regular("ann", Helpful())
            .JoinsBy("new", "2026-06-23 23:00", inviter: "ann").Writes("new", "2026-06-24 10:00", id: "hi").Reacts("bob", "2026-06-24 11:00", to: "hi")
            .JoinsBy("mute", "2026-06-10 10:00", inviter: "ann")
            .JoinsBy("gone", "2026-06-10 10:00", inviter: "ann").Writes("gone", "2026-06-11 10:00", id: "bye").Reacts("bob", "2026-06-11 11:00", to: "bye")
            .Leaves("gone", "2026-06-12 10:00");

        club.List("2026-06-29").Points("ann", AmbassadorScore.Referrals).ShouldBe(0);
        club.List(Today).Points("ann", AmbassadorScore.Referrals).ShouldBe(Math.Round(20 * 1.0 / 3, 2));
    }

    [Fact]
    public void Two_who_answer_and_react_to_each_other_again_and_again_have_met_once()
    {
        var club = Regular("ann", Helpful()).Writes("ann", "2026-06-20 10:00", ContentKind.Question, id: "why");
        for (var i = 0; i < 9; i++)
            club.Answers("bob", $"2026-06-20 11:{i:d2}", to: "why", id: $"so {i}").Answers("ann", $"2026-06-20 12:{i:d2}", to: $"so {i}").Reacts("ann", "2026-06-20 13:00", to: $"so {i}");

        club.List(Today).Points("ann", AmbassadorScore.Bridging).ShouldBe(Math.Round(10 * 3.0 / (3 + 6), 2));
    }

    [Fact]
    public void One_very_good_member_leads_a_group_as_small_as_the_gates_allow()
    {
        var club = Regular("ann", new());
        foreach (var (other, day) in new[] { ("bob", 5), ("cem", 6) })
        {
            club.JoinsBy(other, $"2026-05-{day:d2} 09:00", inviter: "ann");
            for (var i = 0; i < 8; i++)
            {
                club.Writes(other, $"2026-05-{day + i:d2} 10:00", ContentKind.Question, id: $"{other}{i}")
                    .Answers("ann", $"2026-05-{day + i:d2} 11:00", to: $"{other}{i}", id: $"ann to {other}{i}").Reacts(other, $"2026-05-{day + i:d2} 12:00", to: $"ann to {other}{i}");
            }
        }

        var listed = club.List(Today);

        listed.Ambassadors.ShouldBeEmpty();
        club.Answers("dan", "2026-05-20 10:00", to: "ann to bob0").List(Today).Ambassador("ann").Level.ShouldBe(AmbassadorLevel.Leading);
    }

    [Fact]
    public void Who_fell_silent_keeps_nine_tenths_of_the_bridges_for_each_month()
    {
        // Last active on 31 May: 61 days before 31 July.
        var listed = Regular("ann", Helpful(), until: new(2026, 5, 31)).Writes("bob", "2026-07-31 10:00").List("2026-07-31");

        listed.Points("ann", AmbassadorScore.Bridging).ShouldBe(Math.Round(10 * (3 * 0.81) / ((3 * 0.81) + 6), 2));
    }

    [Theory]
    [InlineData("2026-06-02 23:00", false)]
    [InlineData("2026-06-02 22:00", true)]
    public void Nobody_is_one_before_28_days_of_24_hours(string joined, bool isOne)
    {
        // Until 30 June, 22:00 UTC, when the day ends in Berlin.
        var club = new Club("Europe/Berlin").Joins("ann", joined.Replace(" ", "T", StringComparison.Ordinal) + "Z");
        Helpful(club, from: new(2026, 6, 4));
        for (var day = 4; day <= 28; day++)
            club.Writes("ann", $"2026-06-{day:d2} 18:00");

        club.List(Today).Ambassadors.Contains("ann").ShouldBe(isOne);
    }

    [Fact]
    public void Two_people_or_three_days_are_not_enough()
    {
        var two = Regular("ann", new Club().Writes("bob", "2026-05-05 10:00", ContentKind.Question, id: "b").Writes("cem", "2026-05-05 10:00", ContentKind.Question, id: "c")
            .Answers("ann", "2026-05-06 10:00", to: "b").Answers("ann", "2026-05-06 11:00", to: "c"));
        two.List(Today).Ambassadors.ShouldBeEmpty();

        var busy = Helpful().Joins("ann", "2026-05-01 10:00");
        busy.Writes("ann", "2026-05-07 20:00").List("2026-06-05").Ambassadors.ShouldBeEmpty();
        busy.Writes("ann", "2026-05-08 10:00").List("2026-06-05").Ambassadors.ShouldBe(["ann"]);
    }

    [Fact]
    public void A_broken_rule_stands_in_the_way_for_half_a_year_unless_it_was_overturned()
    {
        Regular("ann", Helpful()).Breaks("ann", "2026-01-02 12:00").List(Today).Ambassadors.ShouldBeEmpty();
        Regular("ann", Helpful()).Breaks("ann", "2026-01-02 12:00", isOverturned: true).List(Today).Ambassadors.ShouldBe(["ann"]);
        Regular("ann", Helpful()).Breaks("ann", "2026-01-01 12:00").List(Today).Ambassadors.ShouldBe(["ann"]);
    }

    [Fact]
    public void Staff_are_none_and_what_they_do_moves_nobody()
    {
        var alone = Regular("ann", Helpful()).List(Today);
        var club = Regular("ann", Helpful()).NeverCounts("eve");
        Regular("eve", club);
        for (var i = 0; i < 50; i++)
        {
            club.Writes("eve", $"2026-06-01 10:{i:d2}", ContentKind.Question, id: $"staff {i}").Answers("ann", $"2026-06-01 11:{i:d2}", to: $"staff {i}", id: $"to staff {i}")
                .Reacts("eve", $"2026-06-01 12:{i:d2}", to: $"to staff {i}");
        }

        club.List(Today).Scores().ShouldBe(alone.Scores());
    }

    [Fact]
    public void Who_became_staff_is_none_from_that_day_on()
    {
        var club = Regular("ann", Helpful()).BecomesStaff("ann", "2026-06-30 12:00");

        club.List("2026-06-29").Ambassadors.ShouldBe(["ann"]);
        club.List(Today).Ambassadors.ShouldBeEmpty();
    }

    [Fact]
    public void A_score_and_its_level_are_the_same_in_a_group_of_four_and_of_four_hundred()
    {
        var four = Leading(new()).List(Today);
        var club = Leading(new());
        for (var i = 0; i < 400; i++)
        {
            var name = $"x{i}";
            club.Joins(name, "2026-04-01 10:00");
            for (var day = 1; day <= 30; day++)
                club.Writes(name, $"2026-06-{day:d2} 08:00");
        }

        four.Ambassador("ann").Level.ShouldBe(AmbassadorLevel.Leading);
        club.List(Today).Score("ann").ShouldBe(four.Score("ann"));
        club.List(Today).Ambassador("ann").Level.ShouldBe(AmbassadorLevel.Leading);
    }

    [Fact]
    public void The_first_day_of_a_month_scores_by_the_same_window_as_the_last()
    {
        var club = Regular("ann", Helpful(), until: new(2026, 7, 31)).Writes("bob", "2026-07-31 10:00");

        club.List("2026-07-01").Score("ann").ShouldBe(club.List("2026-06-30").Score("ann"));
        club.List("2026-07-31").Score("ann").ShouldBe(club.List("2026-07-01").Score("ann"));
    }

    [Fact]
    public void Linked_accounts_score_as_one_account_that_did_all_of_it()
    {
        var one = Regular("ann", Helpful()).Answers("ann", "2026-06-15 10:00", to: "q bob").List(Today);
        var two = Regular("ann", Helpful()).Answers("zoe", "2026-06-15 10:00", to: "q bob").AreOnePerson("ann", "zoe").List(Today);

        two.Scores().ShouldBe(one.Scores());
    }

    [Fact]
    public void Of_equals_who_was_thanked_within_sixty_days_comes_after()
    {
        var club = Regular("ann", Helpful());
        Regular("zed", Helpful(club, "zed"));

        club.List(Today).Ambassadors.ShouldBe(["ann", "zed"]);
        club.IsThanked("ann", "2026-05-02 12:00").List(Today).Ambassadors.ShouldBe(["zed", "ann"]);
        club.List("2026-07-02").Ambassadors.ShouldBe(["ann", "zed"]);
    }

    [Fact]
    public void What_fits_a_helper_is_a_role()
    {
        var club = Helpful(isValued: false);
        for (var i = 0; i < 9; i++)
            club.Writes($"m{i}", "2026-06-01 10:00", ContentKind.Question, id: $"m{i}").Answers("ann", $"2026-06-{i + 1:d2} 11:00", to: $"m{i}");

        club.Joins("ann", "2026-04-01 10:00").List(Today).Ambassador("ann").Suggestion.ShouldBe(RecognitionKind.Role);
    }

    /// <summary>Three members ask, one answers each of them, and each is grateful for it.</summary>
    internal static Club Helpful(bool isValued = true) => Helpful(new(), "ann", isValued);

    private static Club Helpful(Club club, string who = "ann", bool isValued = true, DateOnly? from = null)
    {
        var start = from ?? new DateOnly(2026, 5, 5);
        foreach (var (asker, index) in Askers.Select((asker, index) => (asker, index)))
        {
            var day = start.AddDays(index);
            club.Writes(asker, $"{day:yyyy-MM-dd} 10:00", ContentKind.Question, id: $"q {asker}{who}").Answers(who, $"{day:yyyy-MM-dd} 11:00", to: $"q {asker}{who}", id: $"a {asker}{who}");
            club.Writes(asker, $"{day:yyyy-MM-dd} 09:00", ContentKind.Question, id: $"q {asker}");
            if (isValued)
                club.Reacts(asker, $"{day:yyyy-MM-dd} 12:00", to: $"a {asker}{who}");
        }

        return club;
    }

    /// <summary>Is there every fifth day.</summary>
    internal static Club Regular(string who, Club club, DateOnly? until = null)
    {
        club.Joins(who, "2026-04-01 10:00");
        for (var day = new DateOnly(2026, 4, 2); day <= (until ?? new(2026, 6, 30)); day = day.AddDays(5))
            club.Writes(who, $"{day:yyyy-MM-dd} 18:00");
        return club;
    }

    private static Club Leading(Club club)
    {
        Regular("ann", Helpful(club));
        foreach (var name in new[] { "fay", "gus", "hal" })
        {
            club.JoinsBy(name, "2026-05-01 10:00", inviter: "ann").Writes(name, "2026-05-02 10:00", ContentKind.Question, id: $"first {name}")
                .Answers("ann", "2026-05-02 11:00", to: $"first {name}").Reacts("bob", "2026-05-02 12:00", to: $"first {name}");
        }

        return club;
    }
}
