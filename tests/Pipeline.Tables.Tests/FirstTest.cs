namespace Pipeline.TableStorage.Tests;

public sealed class FirstTest
{
    [Fact]
    public void It_builds() => typeof(Text.ContentKind).IsEnum.ShouldBeTrue();
}
