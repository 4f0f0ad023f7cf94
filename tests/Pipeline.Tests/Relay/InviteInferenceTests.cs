using Pipeline.Relay.Dispatches;

namespace Pipeline.Tests.Relay;

public sealed class InviteInferenceTests
{
    [Theory]
    [InlineData("a:1 b:5", "a:2 b:5", "a")]
    [InlineData("", "a:1", "a")]
    [InlineData("a:1 b:5", "a:2 b:6", null)]
    [InlineData("a:1 b:5", "a:1 b:5", null)]
    [InlineData("a:1 b:5", "b:5", null)]
    [InlineData("a:4/5 b:5", "b:5", "a")]
    [InlineData("a:3/5 b:5", "b:5", null)]
    [InlineData("a:4/5 b:5", "b:6", null)]
    [InlineData("a:4/5 c:0/1", "", null)]
    public void An_invite_was_used_where_its_count_alone_rose(string before, string after, string? used) =>
        InviteInference.Infer(Counts(before), Counts(after)).Used?.Code.ShouldBe(used);

    [Fact]
    public void Two_who_come_by_one_invite_in_a_moment_are_both_seen_and_a_third_is_not()
    {
        var now = Counts("a:3 b:5");

        var (first, afterFirst) = InviteInference.Infer(Counts("a:1 b:5"), now);
        var (second, afterSecond) = InviteInference.Infer(afterFirst, now);
        var (third, _) = InviteInference.Infer(afterSecond, now);

        (first?.Code, second?.Code, third?.Code).ShouldBe(("a", "a", null));
    }

    [Fact]
    public void Two_who_come_by_two_invites_in_a_moment_are_credited_to_neither()
    {
        var now = Counts("a:2 b:6");

        var (first, afterFirst) = InviteInference.Infer(Counts("a:1 b:5"), now);
        var (second, _) = InviteInference.Infer(afterFirst, now);

        (first, second).ShouldBe((null, null));
    }

    [Fact]
    public void A_list_of_Discord_is_read_with_who_made_each_invite()
    {
        var list = InviteUse.ListOf("""[{"code":"a","uses":3,"max_uses":5,"inviter":{"id":"7"}},{"code":"b"},{"x":1},null]"""u8.ToArray());

        (list["a"].Uses, list["a"].MaxUses, list["a"].Inviter!.Value.GetProperty("id").GetString()).ShouldBe((3, 5, "7"));
        (list["b"].Uses, list["b"].Inviter, list.Count).ShouldBe((0, null, 2));
    }

    // "code:uses/most" with spaces between.
    private static Dictionary<string, InviteUse> Counts(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Select(part => part.Split(':', '/'))
        .ToDictionary(part => part[0], part => new InviteUse(part[0], long.Parse(part[1]), part.Length > 2 ? long.Parse(part[2]) : 0, null));
}
