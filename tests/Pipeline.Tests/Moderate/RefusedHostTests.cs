using Pipeline.Model;
using Pipeline.Store;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Moderate;

public sealed class RefusedHostTests
{
    [Theory]
    [InlineData("https://xn--bcher-kva.example/x")]
    [InlineData("https://Bücher.example/x")]
    [InlineData("https://shop.bücher.example")]
    public async Task A_refused_host_is_known_in_its_own_letters_and_as_it_is_on_the_wire(string link)
    {
        await using var stages = Stages.Create();
        await stages.Communities.SetAsync(new() { Id = An.Club, Rules = new() { RefusedDomains = ["xn--bcher-kva.example"] } }, TestContext.Current.CancellationToken);

        await stages.RecordAsync(An.Message("1", "ann", 0, $"look at {link} before you decide"));

        var verdict = (await stages.RowsAsync(Tables.Verdicts, Tables.MonthPartition(An.Club, An.At(0)))).ShouldHaveSingleItem();
        verdict.Findings.ShouldContain(finding => finding.Rule == RuleNames.RefusedSites);
    }
}
