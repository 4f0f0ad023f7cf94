using Pipeline.Model;

namespace Pipeline.Tests.Rollup;

/// <summary>Numbers count persons: several accounts of one are one member.</summary>
public sealed class LinkedAccountsTests
{
    [Fact]
    public void Two_accounts_of_one_person_are_one_member_who_began_with_the_first()
    {
        var figures = TwoPlatforms().AreOnePerson("ann", "zoe").Through("2026-03-04");

        figures.Metrics.Where(row => row.Platform == null).Select(row => (row.Day.Day, row.Present, row.Active, row.New, row.Messages, row.RetentionD1))
            .ShouldBe([(2, 1, 1, 1, 1, 1), (3, 1, 1, 0, 1, null), (4, 1, 0, 0, 0, null)]);
        figures.Cohorts.Single(row => row.Platform == null).Joined.ShouldBe(1);
    }

    [Fact]
    public void Without_the_link_they_are_two()
    {
        var figures = TwoPlatforms().Through("2026-03-04");

        figures.Metrics.Where(row => row.Platform == null).Select(row => (row.Day.Day, row.Present, row.New, row.RetentionD1)).ShouldBe([(2, 1, 1, 0), (3, 2, 1, null), (4, 2, 0, null)]);
    }

    [Theory]
    [InlineData("ann", "zoe")]
    [InlineData("zoe", "ann")]
    public void Whoever_leaves_one_platform_and_stays_on_the_other_has_not_left(string leaving, string staying)
    {
        var figures = new Club()
            .Writes(staying, "2026-03-02 10:00", source: Source.Slack).Writes(leaving, "2026-03-02 11:00")
            .Leaves(leaving, "2026-03-03 10:00").Leaves(staying, "2026-03-05 10:00", Source.Slack)
            .AreOnePerson(leaving, staying)
            .Through("2026-03-06");

        figures.Metrics.Where(row => row.Platform == null).Select(row => row.Present).ShouldBe([1, 1, 1, 0, 0]);
        figures.Metrics.Where(row => row.Platform == Source.Telegram).Select(row => row.Present).ShouldBe([1, 0, 0, 0, 0]);
        figures.Metrics.Where(row => row.Platform == Source.Slack).Select(row => row.Present).ShouldBe([1, 1, 1, 0, 0]);
    }

    [Theory]
    [InlineData("ann", "zoe")]
    [InlineData("zoe", "ann")]
    public void On_one_day_the_earlier_account_is_the_beginning(string early, string late)
    {
        var figures = new Club()
            .Writes(early, "2026-03-02 09:00").Writes(late, "2026-03-02 21:00", source: Source.Slack)
            .Writes(late, "2026-03-03 10:00", source: Source.Slack)
            .AreOnePerson("ann", "zoe")
            .Through("2026-03-05");

        figures.On("2026-03-02").RetentionD1.ShouldBe(1);
    }

    [Fact]
    public void Who_is_staff_with_one_account_is_staff_with_all()
    {
        var figures = new Club()
            .Writes("ann", "2026-03-02 10:00").Writes("zoe", "2026-03-03 10:00", source: Source.Slack).Writes("bob", "2026-03-03 10:00")
            .BecomesStaff("ann", "2026-03-01 10:00").BecomesStaff("zoe", "2026-03-01 11:00").BecomesMember("ann", "2026-03-02 12:00")
            .AreOnePerson("ann", "zoe")
            .Through("2026-03-03");

        figures.On("2026-03-03").Active.ShouldBe(1);
        figures.On("2026-03-02").Active.ShouldBe(0);
    }

    [Fact]
    public void Every_number_of_linked_accounts_is_what_one_account_would_have_come_to() => PropertyTests.ForAll(history =>
    {
        // On one platform, and of what can only be done: two accounts can do what one cannot, one leave while the other stays, and one take back
        // nothing of what the other gave.
        var facts = history.Facts
            .Where(fact => fact.Kind is ActivityKind.Message or ActivityKind.Voice or ActivityKind.Joined)
            .Select(fact => fact with { Source = Source.Telegram }).ToList();
        if (facts.Select(fact => fact.Member).Distinct().Order().Take(2).ToList() is not [var one, var other])
            return;
        var (bare, people) = (history with { Facts = facts }, history.People with { Staff = new Dictionary<MemberId, IReadOnlyList<StaffChange>>(), Never = new HashSet<MemberId>() });
        var merged = bare with { People = people, Facts = [.. facts.Select(fact => fact.Member == other ? fact with { Member = one } : fact)] };

        var link = IdentityLink.Between(Club.Id, one, other) with { Made = new(DateTimeOffset.UnixEpoch, "mod", null) };
        var linked = Figures.Of(facts, new(Persons.Of([link], [])), history.Through, history.Zone);

        linked.DifferenceFrom(merged.Figures()).ShouldBe("but");
    });

    private static Club TwoPlatforms() =>
        new Club().Joins("ann", "2026-03-02 09:00").Writes("ann", "2026-03-02 10:00").Joins("zoe", "2026-03-03 09:00", Source.Slack).Writes("zoe", "2026-03-03 11:00", source: Source.Slack);
}
