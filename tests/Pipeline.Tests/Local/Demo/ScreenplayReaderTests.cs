using Pipeline.Local.Demo;
using Pipeline.Local.Simulation;
using Pipeline.Model;
using Pipeline.Tests.Local.Simulation;

namespace Pipeline.Tests.Local.Demo;

public sealed class ScreenplayReaderTests
{
    private const string Cast = """
        @ ada_one | Ada One | staff joins=-10 pace=0.5
        @ eve_two | Eve | in=chat lang=de
        = key | A title | What is seen.
        """;

    private static readonly DateOnly End = new(2026, 3, 29);

    [Fact]
    public void People_have_what_their_line_says()
    {
        var cast = Read("~ -2..-1 activity=2").Cast;

        cast[0].ShouldBe(new CastMember("ada_one", "Ada One") { IsStaff = true, Joins = End.AddDays(-10), Pace = 0.5, Spaces = 3 });
        cast[1].ShouldBe(new CastMember("eve_two", "Eve") { Language = Language.German, Spaces = 1 });
    }

    [Fact]
    public void Acts_are_placed_by_the_last_day_in_the_communitys_time_and_sorted()
    {
        var script = Read("0 12:00 eve_two posts talk | second\n-1 12:00:30 eve_two joins chat by ada_one").Script;

        script.Select(act => (act.Kind, act.At)).ShouldBe(
        [
            (ActKind.Joined, new DateTimeOffset(2026, 3, 28, 11, 0, 30, TimeSpan.Zero)),
            (ActKind.Posted, new DateTimeOffset(2026, 3, 29, 11, 0, 0, TimeSpan.Zero)),
        ]);
        (script[0].Other, script[0].Attribution).ShouldBe((0, Attribution.Exact));
    }

    [Fact]
    public void A_message_is_described_behind_its_channel()
    {
        var act = Read("-3 09:00 eve_two posts help #label x2.5 question topic=rain | Does it rain? [Maybe](https://a.example)").Script[0];

        (act.Label, act.Echo, act.Genre, act.Topic, act.Channel).ShouldBe(("label", 2.5, Genre.Question, "rain", (short)1));
        act.Text.ShouldBe("Does it rain? [Maybe](https://a.example)");
    }

    [Fact]
    public void Whoever_is_banned_leaves_and_staff_are_no_part_of_a_scene()
    {
        var play = Read("-3 09:00 eve_two joins chat\n-3 09:05 ada_one bans eve_two chat");

        (play.Script[1].Kind, play.Script[1].Who, play.Script[1].Other, play.Script[1].Reason).ShouldBe((ActKind.Left, 1, 0, LeaveReason.Banned));
        play.Scenes[0].Who.ShouldBe([1]);
        play.Scenes[0].Acts.ShouldBe([1, 2]);
    }

    [Fact]
    public void A_repetition_is_as_many_acts()
    {
        var script = Read("-3 09:00 eve_two posts talk *4/15 | lol").Script;

        script.Select(act => act.At.ToUnixTimeSeconds() - script[0].At.ToUnixTimeSeconds()).ShouldBe([0, 15, 30, 45]);
    }

    [Fact]
    public void A_season_belongs_to_its_scene_and_stretches_it_over_its_days()
    {
        var play = Read("~ -8..-2 activity=2 topic=rain share=0.4");

        var season = play.Seasons.ShouldHaveSingleItem();
        (season.From, season.Until, season.Activity, season.Topic, season.TopicShare).ShouldBe((End.AddDays(-8), End.AddDays(-2), 2, "rain", 0.4));
        play.Scenes[0].From.ShouldBe(new(2026, 3, 20, 23, 0, 0, TimeSpan.Zero));
        play.Scenes[0].Until.ShouldBe(new(2026, 3, 27, 23, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("-3 09:00 nobody posts talk | hi", "nobody is called nobody")]
    [InlineData("-3 09:00 eve_two posts nowhere | hi", "no channel is called nowhere")]
    [InlineData("-3 09:00 eve_two joins nowhere", "no space is called nowhere")]
    [InlineData("-3 09:00 eve_two sings talk", "nobody can do sings")]
    [InlineData("-3 09:00 eve_two posts talk loudly | hi", "loudly says nothing about a message")]
    [InlineData("-3 morning eve_two posts talk | hi", "line 4")]
    [InlineData("-3 09:00", "an act is: day time who verb object")]
    public void What_cannot_be_understood_is_named_with_its_line(string line, string fault)
    {
        var failure = Should.Throw<InvalidDataException>(() => Read(line));

        failure.Message.ShouldContain("a play, line 4");
        failure.Message.ShouldContain(fault);
    }

    [Fact]
    public void A_scene_in_which_nothing_happens_is_a_mistake() =>
        Should.Throw<InvalidDataException>(() => Read("")).Message.ShouldContain("nothing happens in the scene key");

    private static Screenplay Read(string lines) => new ScreenplayReader(Villages.Ordinary, End).Read("a play", $"{Cast}\n{lines}");
}
