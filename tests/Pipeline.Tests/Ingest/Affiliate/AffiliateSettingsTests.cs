using Microsoft.Extensions.Options;

namespace Pipeline.Tests.Ingest.Affiliate;

public sealed class AffiliateSettingsTests
{
    [Theory]
    [InlineData("Network", "affize", "no network that is known; use one of affise")]
    [InlineData("DefaultStatus", "won", "use approved, pending, declined or reversed")]
    [InlineData("Statuses", "won=ours", "a list such as won=approved")]
    [InlineData("Clickid2", "x", "no setting of a network; those are Network, ClickId")]
    [InlineData("Statuses", "won", "a list such as won=approved")]
    public void A_setting_that_nothing_can_be_made_of_stops_the_start_with_what_to_write(string name, string value, string sentence)
    {
        var failure = Should.Throw<OptionsValidationException>(() => Pb.Stage(($"net:Settings:{name}", value)));

        failure.Failures.ShouldHaveSingleItem().ShouldContain($"Ingest:Connections:net:Settings:{name} is");
        failure.Failures.Single().ShouldContain(sentence);
    }
}
