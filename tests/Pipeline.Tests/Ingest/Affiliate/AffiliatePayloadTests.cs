using System.Text.Json.Nodes;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.Affiliate;

/// <summary>Every sample of a postback beside the repository, and what it is read to. A sample without a row fails.</summary>
public sealed class AffiliatePayloadTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["affise_outbound_approved.json"] = "conversion ord-9921 Approved click 8a7c1f goal 2 12.50 USD",
        ["keitaro_inbound_1.json"] = "fault: The postback is not booked: status is no status that is known; add the word to the setting Statuses (theirs=approved, pending, declined or reversed).",
        ["keitaro_inbound_unreplaced_macro.json"] = "fault: The postback is not booked: subid holds a macro that the network did not replace; write the network's own name for it into the postback's address.",
        ["keitaro_outbound_s2s.json"] = "conversion tx-5 Approved click EXT123 1a2b3c 15.00",
    };

    [Fact]
    public async Task Each_sample_is_read_to_exactly_what_the_table_says()
    {
        await using var stage = Pb.Stage();

        var told = Payloads.Names("affiliate").ToDictionary(name => name, name => Told.By(stage.Read("net", Pb.Get(Query(name)))));

        Assert.SkipWhen(told.Count == 0, "The sample payloads are not on this machine.");
        told.ShouldBe(Expected, ignoreOrder: true);
    }

    [Fact]
    public async Task A_word_that_a_connection_explains_is_understood()
    {
        Assert.SkipWhen(!Payloads.Names("affiliate").Any(), "The sample payloads are not on this machine.");

        (await Pb.ToldAsync(Pb.Get(Query("keitaro_inbound_1.json")), ("net:Settings:Statuses", "confirmed=approved"), ("net:Settings:Network", "keitaro")))
            .ShouldBe("conversion 52949935 Approved click 51ts6sgr1cbkdhljnrv 21.0");
    }

    private static string Query(string name) =>
        JsonNode.Parse(Payloads.Text("affiliate", name))!["url"]!.GetValue<string>().Split('?', 2)[1];
}
