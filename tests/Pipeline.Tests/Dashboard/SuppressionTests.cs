using Pipeline.Dashboard.Parts;
using Pipeline.Report;

namespace Pipeline.Tests.Dashboard;

public sealed class SuppressionTests
{
    [Theory]
    [InlineData(4, 4)]
    [InlineData(4, 100)]
    [InlineData(97, 100)]
    public void A_shared_rate_of_few_people_or_of_all_but_few_is_hidden(int numerator, int denominator)
    {
        Words.IsHidden(Rate.Of(numerator, denominator), isShared: true).ShouldBeTrue();
        Words.IsHidden(Rate.Of(numerator, denominator), isShared: false).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, 100)]
    [InlineData(5, 10)]
    [InlineData(100, 100)]
    public void A_shared_rate_of_enough_people_stands(int numerator, int denominator) =>
        Words.IsHidden(Rate.Of(numerator, denominator), isShared: true).ShouldBeFalse();
}
