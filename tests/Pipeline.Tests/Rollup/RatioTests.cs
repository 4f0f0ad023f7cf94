using Pipeline.Model;

namespace Pipeline.Tests.Rollup;

public sealed class RatioTests
{
    [Theory]
    [InlineData(3, 12, 0.25, 0.0889, 0.5323)]
    [InlineData(0, 12, 0, 0, 0.2425)]
    [InlineData(12, 12, 1, 0.7575, 1)]
    [InlineData(26, 40, 0.65, 0.4951, 0.7787)]
    [InlineData(20, 100, 0.2, 0.1334, 0.2888)]
    public void A_rate_has_Wilsons_interval_at_95_per_cent(int numerator, int denominator, double value, double low, double high)
    {
        var ratio = new Ratio(numerator, denominator);

        ratio.ShouldSatisfyAllConditions(
            () => ratio.Value!.Value.ShouldBe(value, 1e-9),
            () => ratio.Low!.Value.ShouldBe(low, 0.00005),
            () => ratio.High!.Value.ShouldBe(high, 0.00005));
    }

    [Fact]
    public void Of_nobody_there_is_no_rate_and_no_interval()
    {
        var ratio = new Ratio(0, 0);

        (ratio.Value, ratio.Low, ratio.High, ratio.Percent).ShouldBe((null, null, null, null));
    }

    [Fact]
    public void Of_a_window_that_is_not_over_there_is_no_ratio() => Ratio.Of(null, 12).ShouldBeNull();

    [Theory]
    [InlineData(1, 3, "33.33")]
    [InlineData(2, 3, "66.67")]
    [InlineData(1, 800, "0.13")]
    [InlineData(1, 801, "0.12")]
    [InlineData(26, 40, "65")]
    public void Per_cent_are_rounded_half_up_to_two_places(int numerator, int denominator, string percent) =>
        $"{new Ratio(numerator, denominator).Percent:0.##}".ShouldBe(percent);
}
