using Pipeline.Text;

namespace Pipeline.Tests.Text;

public sealed class ModelFileTests
{
    private const int FormatAt = 4;
    private const int FeaturesAt = 6;
    private static readonly byte[] Embedded = Resource.Bytes(ModelFile.ResourceName);

    [Fact]
    public void What_is_read_and_written_again_is_the_same_file()
    {
        using var written = new MemoryStream();

        ModelFile.Write(written, ModelFile.Read(Embedded));

        written.ToArray().AsSpan().SequenceEqual(Embedded).ShouldBeTrue();
    }

    [Theory]
    [InlineData(FormatAt, "format")]
    [InlineData(FeaturesAt, "feature space")]
    public void A_file_of_another_version_is_refused_and_says_which(int at, string said)
    {
        var other = Embedded.ToArray();
        other[at]++;

        Should.Throw<InvalidDataException>(() => ModelFile.Read(other)).Message.ShouldContain(said);
    }

    [Fact]
    public void A_damaged_file_is_refused()
    {
        var damaged = Embedded.ToArray();
        damaged[damaged.Length / 2] ^= 1;

        Should.Throw<InvalidDataException>(() => ModelFile.Read(damaged)).Message.ShouldContain("damaged");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(40)]
    public void A_file_that_ends_early_is_refused(int length) => Should.Throw<InvalidDataException>(() => ModelFile.Read(Embedded.AsSpan(0, length)));

    [Fact]
    public void Something_else_is_no_model_file() =>
        Should.Throw<InvalidDataException>(() => ModelFile.Read(new byte[100])).Message.ShouldContain("no model file");
}
