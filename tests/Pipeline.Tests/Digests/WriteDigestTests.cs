using Pipeline.Digests;
using Pipeline.Model;

namespace Pipeline.Tests.Digests;

public sealed class WriteDigestTests
{
    [Fact]
    public void A_week_in_which_nobody_wrote_and_nobody_waits_is_quiet() =>
        WriteDigest.Of(Weekly.Input(weeks: Weekly.Row(0))).ShouldBeNull();

    [Fact]
    public void A_silent_week_is_told_where_somebody_waits()
    {
        var input = Weekly.Input(weeks: Weekly.Row(0)) with { Questions = Weekly.List(ListName.Questions, ("ann", "Asked 3 days ago, and nobody has answered")) };

        WriteDigest.Of(input)!.Waiting.First.ShouldHaveSingleItem().Says.ShouldContain("Asked 3 days ago");
    }

    [Fact]
    public void Three_numbers_come_with_eight_weeks_of_which_those_without_numbers_stay_empty()
    {
        var digest = WriteDigest.Of(Weekly.Input(weeks: [Weekly.Row(28, to: Weekly.Week.AddDays(-7)), Weekly.Row(30, returning: 20, dormant: 8)]))!;

        digest.Numbers.Count.ShouldBe(3);
        digest.Numbers.ShouldAllBe(number => number.Weeks.Count == 8);
        digest.Numbers[0].Weeks.Select(week => week.Value).ShouldBe([null, null, null, null, null, null, 28, 30]);
        digest.Numbers[0].Says.ShouldBe("30 of 100 members were active");
        digest.Numbers[1].Says.ShouldBe("20 of the 28 active the week before came back, 71 % (53 to 85)");
    }

    [Fact]
    public void A_share_of_a_handful_is_too_few_to_say()
    {
        var digest = WriteDigest.Of(Weekly.Input(weeks: Weekly.Row(5, returning: 2, dormant: 1)))!;

        digest.Numbers[1].Says.ShouldEndWith("2 of the 3 active the week before came back: too few to say");
    }

    [Theory]
    [InlineData(30, 24, "As active as the week before")]
    [InlineData(60, 30, "A larger part of the members was active")]
    [InlineData(30, 60, "A smaller part of the members was active")]
    public void A_change_is_called_one_only_where_it_is_more_than_chance(int now, int then, string says)
    {
        var digest = WriteDigest.Of(Weekly.Input(weeks: [Weekly.Row(then, to: Weekly.Week.AddDays(-7)), Weekly.Row(now)]))!;

        digest.Changed[0].ShouldStartWith(says);
    }

    [Fact]
    public void Staff_read_whom_to_thank_whom_to_greet_and_what_to_mend()
    {
        var digest = WriteDigest.Of(Full(DigestReaders.Staff))!;

        (digest.Thanks.First.Count, digest.Greet.First.Single().Name, digest.Fix!.NextStep).ShouldBe((2, "new", "Answer one."));
    }

    [Fact]
    public void Members_read_only_the_names_of_those_who_agreed_and_nothing_that_goes_wrong()
    {
        var digest = WriteDigest.Of(Full(DigestReaders.Members) with { Consenting = new HashSet<MemberId> { Support.An.Id("ben") } })!;

        digest.Thanks.First.Select(one => one.Name).ShouldBe(["ben"]);
        (digest.Thanks.Total, digest.Greet.Total, digest.Fix).ShouldBe((1, 0, null));
    }

    private static DigestInput Full(DigestReaders readers) => Weekly.Input(readers, Weekly.Row(30)) with
    {
        Ambassadors = Weekly.List(ListName.Ambassadors, ("ann", "Answered questions of 5 people"), ("ben", "Answered questions of 4 people")),
        Greet = Weekly.List(ListName.Greet, ("new", "Joined 2 days ago and has not written yet")),
        Alerts = Weekly.Alerts("No staff member wrote for three days.", "Answer one."),
    };
}
