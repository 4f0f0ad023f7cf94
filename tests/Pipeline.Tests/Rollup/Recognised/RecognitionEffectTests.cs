using Pipeline.Model;
using Pipeline.Rollup.Recognised;
using Shouldly;

namespace Pipeline.Tests.Rollup.Recognised;

/// <summary>Whether thanking members changed anything.</summary>
public sealed class RecognitionEffectTests
{
    private static readonly DateOnly Thanked = new(2026, 4, 1);

    [Fact]
    public void Who_writes_more_after_being_thanked_than_their_like_shows_that_it_helped()
    {
        var effect = Measure(people: 6, thankedAfter: 20, othersAfter: 8);

        var days = effect.Changes.Single(change => change.Name == "active_days");
        (effect.Measured, days.Mean, days.IsClear).ShouldBe((6, 12, true));
    }

    [Fact]
    public void Who_is_thanked_at_their_best_and_falls_back_like_the_others_shows_nothing() =>
        Measure(people: 6, thankedAfter: 4, othersAfter: 4).Changes.ShouldAllBe(change => change.Mean == 0 && !change.IsClear);

    [Fact]
    public void In_whichever_order_the_events_came_the_effect_is_the_same()
    {
        var effect = Measure(people: 6, thankedAfter: 20, othersAfter: 8, isReversed: true);

        effect.Changes.ShouldBe(Measure(people: 6, thankedAfter: 20, othersAfter: 8).Changes);
    }

    [Fact]
    public void Of_four_members_there_are_too_few_to_say()
    {
        var effect = Measure(people: 4, thankedAfter: 20, othersAfter: 8);

        (effect.Measured, effect.Changes.Count).ShouldBe((4, 0));
    }

    [Fact]
    public void Nothing_is_measured_before_28_days_have_passed() =>
        Measure(people: 6, thankedAfter: 20, othersAfter: 8, through: Thanked.AddDays(27)).Measured.ShouldBe(0);

    [Fact]
    public void Who_left_after_being_thanked_counts_with_nothing() =>
        Measure(people: 6, thankedAfter: 0, othersAfter: 8, leave: true).Changes.Single(change => change.Name == "active_days").Mean.ShouldBe(-8);

    [Fact]
    public void Staff_are_nobody_s_like()
    {
        var effect = Measure(people: 6, thankedAfter: 20, othersAfter: 8, areOthersStaff: true);

        (effect.Recognised, effect.Measured).ShouldBe((6, 0));
    }

    private static RecognitionEffect Measure(
        int people, int thankedAfter, int othersAfter, DateOnly? through = null, bool leave = false, bool areOthersStaff = false, bool isReversed = false)
    {
        var club = new Club();
        for (var i = 0; i < people; i++)
        {
            Live(club, $"thanked{i}", thankedAfter);
            Live(club, $"other{i}", othersAfter);
            if (leave)
                club.Leaves($"thanked{i}", $"{Thanked.AddDays(1):yyyy-MM-dd} 12:00");
            if (areOthersStaff)
                club.NeverCounts($"other{i}");
        }

        // Who never did as much is no measure, however little they change.
        for (var i = 0; i < 9; i++)
        {
            club.Joins($"quiet{i}", $"{Thanked.AddDays(-40):yyyy-MM-dd} 09:00").Writes($"quiet{i}", $"{Thanked.AddDays(-2):yyyy-MM-dd} 11:00")
                .Writes($"quiet{i}", $"{Thanked.AddDays(2):yyyy-MM-dd} 11:00");
        }

        club.Writes("last", $"{Thanked.AddDays(40):yyyy-MM-dd} 10:00");
        var day = $"{through ?? Thanked.AddDays(40):yyyy-MM-dd}";
        var told = isReversed ? club.TellReversed(day) : club.Tell(day);
        var recognitions = Enumerable.Range(0, people).Select(i => new Recognition
        {
            Community = Club.Id,
            Member = Club.Member($"thanked{i}"),
            At = club.Instant($"{Thanked:yyyy-MM-dd} 12:00"),
            Kind = RecognitionKind.Role,
            By = "mod",
        });
        return new CompareRecognised(told.History, told.Interactions).Of(Club.Id, [.. recognitions], club.Zone);
    }

    private static void Live(Club club, string who, int after)
    {
        club.Joins(who, $"{Thanked.AddDays(-40):yyyy-MM-dd} 09:00");
        for (var day = 1; day <= 10; day++)
            club.Writes(who, $"{Thanked.AddDays(-day):yyyy-MM-dd} 10:00");
        for (var day = 1; day <= after; day++)
            club.Writes(who, $"{Thanked.AddDays(29 - day):yyyy-MM-dd} 10:00");
    }
}
