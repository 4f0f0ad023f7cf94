using System.Text.Json.Nodes;
using Pipeline.Pulses;
using Pipeline.Rollup.Definitions;
using Pipeline.Rollup.Lists;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Rollup.Periods;

/// <summary>The worked examples of the shared material that definitions of periods and lists came with, as they are worked out there.</summary>
public sealed class SharedExampleTests
{
    [Fact]
    public void Gravity_is_as_the_Orbit_model_works_it_out()
    {
        var example = Vectors()["gravity"]!;
        int[] weights = [Gravity.Exploring, Gravity.Participating, Gravity.Contributing, Gravity.Leading];
        weights.ShouldBe(Numbers(example["weights"]!).Select(weight => weight * weight));
        byte[][] months = [Members("jan"), Members("feb"), Members("mar")];

        months.Select(month => month.Sum(weight => weight)).ShouldBe(Numbers(example["wc"]!));
        var gravity = months.Zip(months.Skip(1), (before, now) => Gravity.Between(before, now)).Select(one => (double)one.Change / one.Members);
        gravity.ShouldBe(example["gravity"]!.AsArray().Select(one => one!.GetValue<double>()), 0.001);

        byte[] Members(string month) =>
            [.. Numbers(example[month]!).Zip(weights, (count, weight) => Enumerable.Repeat((byte)weight, count)).SelectMany(level => level)];
    }

    [Fact]
    public void Counterparts_fade_by_a_tenth_with_each_idle_month()
    {
        var example = Vectors()["reach_decay"]!;
        var parts = new AmbassadorParts();
        for (var other = 0; other < Number(example, "strength"); other++)
            parts.Meet(other, default);

        var bridging = AmbassadorScore.Of(parts, Number(example, "months") * 30).Parts.Single(part => part.Name == AmbassadorScore.Bridging).Points!.Value;

        var reach = example["expect"]!.GetValue<double>();
        bridging.ShouldBe(10 * reach / (reach + 6), 0.0001);
    }

    [Fact]
    public void Times_are_those_of_the_examples()
    {
        var (posts, responses) = (Vectors()["km_median"]!, Vectors()["median_response"]!);
        Wait[] waits =
        [
            .. Numbers(posts["posts_after_days"]!).Select(days => Wait(days, isOver: true)),
            .. Numbers(posts["censored_at_days"]!).Select(days => Wait(days, isOver: false)),
        ];

        KaplanMeier.Seconds(waits, 0.5).ShouldBe(Number(posts, "expect"));
        KaplanMeier.Seconds([.. Numbers(responses["x"]!).Select(days => Wait(days, isOver: true))], 0.5).ShouldBe(Number(responses, "expect"));
    }

    [Fact]
    public void The_pulse_is_those_who_promote_less_those_who_detract()
    {
        var example = Vectors()["nps"]!;

        PulseScore.Of([.. Numbers(example["x"]!)]).Score.ShouldBe(Number(example, "expect"));
    }

    private static JsonNode Vectors() => JsonNode.Parse(File.ReadAllText(Repository.Shared("metrics-vectors.json")))!;

    private static IEnumerable<int> Numbers(JsonNode numbers) => numbers.AsArray().Select(number => number!.GetValue<int>());

    private static int Number(JsonNode example, string name) => example[name]!.GetValue<int>();

    private static Wait Wait(int seconds, bool isOver) => new(seconds * TimeSpan.TicksPerSecond, isOver);
}
