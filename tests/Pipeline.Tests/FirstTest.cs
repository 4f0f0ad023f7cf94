namespace Pipeline.Tests;

public sealed class FirstTest
{
    [Fact]
    public void It_builds() => typeof(Pipeline.Text.ContentKind).IsEnum.ShouldBeTrue();
}
