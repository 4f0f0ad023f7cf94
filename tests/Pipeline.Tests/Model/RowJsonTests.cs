using System.Text.Json;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Tests.Model;

public sealed class RowJsonTests
{
    [Fact]
    public void A_rule_set_to_nothing_at_all_is_not_read_back_as_its_default()
    {
        var strict = new Community
        {
            Id = new("c"),
            Rules = new() { NewcomerLinks = 0, NewcomerWindow = TimeSpan.Zero, FloodMessages = 0, Repeats = 0 },
        };

        var rules = Stored(strict).Rules;

        (rules.NewcomerLinks, rules.NewcomerWindow, rules.FloodMessages, rules.Repeats).ShouldBe((0, TimeSpan.Zero, 0, 0));
    }

    [Fact]
    public void What_an_older_row_does_not_have_is_read_as_its_default()
    {
        var community = JsonSerializer.Deserialize("""{"id":"c","rules":{"newcomerLinks":7}}""", Tables.Communities.Json)!;

        community.ShouldSatisfyAllConditions(
            () => community.TimeZone.ShouldBe("UTC"),
            () => community.Staff.ShouldBeEmpty(),
            () => community.Rules.NewcomerLinks.ShouldBe(7),
            () => community.Rules.FloodMessages.ShouldBe(12),
            () => community.Rules.RefusedDomains.ShouldBeEmpty());
    }

    private static Community Stored(Community community) =>
        JsonSerializer.Deserialize(JsonSerializer.Serialize(community, Tables.Communities.Json), Tables.Communities.Json)!;
}
