using Pipeline.Model;

namespace Pipeline.Tests.Rollup.Periods;

/// <summary>Definitions 10 and 11b.</summary>
public sealed class WordOfMouthTests
{
    private const string Over = "2026-03-16";

    [Fact]
    public void Ten_members_whose_invites_bring_six_of_whom_three_get_going_have_a_K_of_three_tenths()
    {
        var club = TenMembers();
        for (var i = 0; i < 6; i++)
            club.JoinsBy($"new{i}", "2026-03-09 10:00", inviter: $"m{i % 2}");
        for (var i = 0; i < 3; i++)
            GetsGoing(club, $"new{i}");

        var row = club.Periods("2026-03-22").Week("2026-03-15");

        (row.ReferredActivated, row.MembersAtStart, row.Referred).ShouldBe((3, 10, 6));
        (row.Referrers, row.Members).ShouldBe((2, 16));
        (row.ActivatedExact, row.ActivatedDeclared, row.ActivatedInferred).ShouldBe((3, 0, 0));
    }

    [Fact]
    public void Who_leaves_within_seven_days_was_not_brought_and_who_leaves_then_was()
    {
        var club = TenMembers().JoinsBy("ann", "2026-03-09 10:00", "m0").JoinsBy("bob", "2026-03-09 10:00", "m0")
            .Leaves("ann", "2026-03-16 09:59:59").Leaves("bob", "2026-03-16 10:00");

        club.Periods(Over).On(Over).Referred.ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-02-15 10:00", 0)]
    [InlineData("2026-02-07 10:00", 1)]
    public void Coming_back_is_no_new_joining_until_30_days_after_leaving(string left, int referred)
    {
        var club = new Club().Joins("m0", "2026-01-01 10:00").Joins("ann", "2026-01-01 10:00").Leaves("ann", left).JoinsBy("ann", "2026-03-09 10:00", "m0");

        var row = GetsGoing(club, "ann").Periods(Over).On(Over);

        (row.Referred, row.ReferredActivated).ShouldBe((referred, referred));
    }

    [Fact]
    public void Nobody_brings_themselves_staff_bring_people_by_trade_and_a_bot_is_nobody()
    {
        var club = TenMembers().AreOnePerson("m0", "new0").NeverCounts("eve").IsBot("bot")
            .JoinsBy("new0", "2026-03-09 10:00", "m0").JoinsBy("new1", "2026-03-09 10:00", "eve").JoinsBy("new2", "2026-03-09 10:00", "bot")
            .JoinsBy("new3", "2026-03-09 10:00", "m1", Attribution.Unknown);

        club.Periods(Over).On(Over).Referred.ShouldBe(0);
    }

    [Fact]
    public void It_is_told_how_it_is_known_who_brought_them()
    {
        var club = TenMembers()
            .JoinsBy("new0", "2026-03-09 10:00", "m0").JoinsBy("new1", "2026-03-09 10:00", "m0", Attribution.Declared)
            .JoinsBy("new2", "2026-03-09 10:00", "m0", Attribution.Inferred).JoinsBy("new3", "2026-03-09 10:00", "m0", Attribution.Inferred);
        foreach (var who in (string[])["new0", "new1", "new2", "new3"])
            GetsGoing(club, who);

        var row = club.Periods(Over).On(Over);

        (row.ActivatedExact, row.ActivatedDeclared, row.ActivatedInferred, row.Referrers).ShouldBe((1, 1, 2, 1));
    }

    [Fact]
    public void Who_was_brought_is_set_against_who_came_alone()
    {
        var club = new Club().Writes("m0", "2026-01-01 10:00")
            .JoinsBy("ann", "2026-01-05 10:00", "m0").JoinsBy("bob", "2026-01-05 10:00", "m0").Joins("cem", "2026-01-05 10:00")
            .Writes("ann", "2026-01-20 10:00").Writes("cem", "2026-02-05 10:00").Writes("bob", "2026-01-20 09:59:59");

        var row = club.Periods("2026-02-11").Month("2026-01-31");
        var known = club.Periods("2026-03-05").Month("2026-01-31");

        (row.ReferredBefore, row.OthersBefore).ShouldBe((null, null));
        (known.ReferredBefore, known.ReferredRetained, known.OthersBefore, known.OthersRetained).ShouldBe((2, 1, 1, 0));
    }

    [Fact]
    public void Recommenders_are_members_who_are_still_there_each_once()
    {
        var club = new Club().NeverCounts("eve");
        foreach (var who in (string[])["ann", "bob", "eve"])
        {
            for (var hour = 10; hour < 12; hour++)
                club.WritesAnd(who, $"2026-03-02 {hour}:00", fact => fact with { Recommends = true });
        }

        var row = club.Writes("cem", "2026-03-02 10:00").Leaves("bob", "2026-03-03 10:00").Periods("2026-03-30").On("2026-03-29");

        (row.Recommenders, row.Members).ShouldBe((1, 2));
        club.Periods("2026-03-30").On("2026-03-30").Recommenders.ShouldBe(0);
    }

    [Fact]
    public void A_platform_that_never_says_who_invited_has_no_word_of_mouth()
    {
        var row = new Club().Joins("ann", "2026-03-02 10:00", Source.Ghost).Writes("ann", "2026-03-02 10:00", source: Source.Ghost)
            .Periods("2026-03-20").On("2026-03-20");

        (row.Referred, row.ReferredActivated, row.Referrers, row.Joined).ShouldBe((null, null, null, 1));
    }

    private static Club TenMembers()
    {
        var club = new Club();
        for (var i = 0; i < 10; i++)
            club.Joins($"m{i}", "2026-02-01 10:00");
        return club;
    }

    private static Club GetsGoing(Club club, string who) =>
        club.Writes(who, "2026-03-10 10:00", id: $"{who} says hello").Reacts("m0", "2026-03-10 11:00", to: $"{who} says hello");
}
