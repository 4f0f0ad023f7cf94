using Microsoft.Extensions.Options;

namespace Pipeline.Tests.Ingest.Clubs;

public sealed class ClubSettingsTests
{
    [Theory]
    [InlineData("hubspot", "Joinned", "lifecyclestage", "is no setting of HubSpot; those are Joined")]
    [InlineData("hubspot", "PublicUrl", "hooks.example.org", "is to be what stands before the path")]
    [InlineData("hubspot", "PublicUrl", "https://hooks.example.org/api", "is to be what stands before the path")]
    [InlineData("hubspot", "Forwarded", "yes", "is to be 'trust'")]
    [InlineData("hubspot", "Signature", "v2", "is to be 'v3'")]
    [InlineData("discourse", "Group", "club", "is to be the group's number")]
    [InlineData("discourse", "Tiers", "41", "is to be a list of groups' numbers")]
    [InlineData("discourse", "Tiers", "gold=41", "is to be a list of groups' numbers")]
    [InlineData("patreon", "Currency", "EURO", "is no ISO 4217 code")]
    [InlineData("memberful", "Currency", "1", "is no ISO 4217 code")]
    public void A_setting_that_nothing_can_be_made_of_stops_the_start_with_what_to_write(string source, string name, string value, string sentence)
    {
        var failure = Should.Throw<OptionsValidationException>(() => Club.Stage(source, ($"Settings:{name}", value)));

        failure.Failures.ShouldHaveSingleItem().ShouldStartWith($"Ingest:Connections:c:Settings:{name} {sentence}");
    }
}
