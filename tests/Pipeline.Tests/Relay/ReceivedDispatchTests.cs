using System.Text;
using Pipeline.Relay.Dispatches;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Relay;

public sealed class ReceivedDispatchTests
{
    [Theory]
    [InlineData("MESSAGE_CREATE")]
    [InlineData("MESSAGE_REACTION_REMOVE")]
    [InlineData("MESSAGE_POLL_VOTE_ADD")]
    [InlineData("GUILD_MEMBER_UPDATE")]
    [InlineData("GUILD_MEMBERS_CHUNK")]
    [InlineData("GUILD_BAN_ADD")]
    [InlineData("GUILD_AUDIT_LOG_ENTRY_CREATE")]
    [InlineData("VOICE_STATE_UPDATE")]
    [InlineData("INVITE_CREATE")]
    [InlineData("ENTITLEMENT_DELETE")]
    public void What_ingestion_reads_is_passed_on(string kind) => Of(kind, "{}").IsPassedOn.ShouldBeTrue();

    [Theory]
    [InlineData("INTERACTION_CREATE")]
    [InlineData("VOICE_SERVER_UPDATE")]
    [InlineData("PRESENCE_UPDATE")]
    [InlineData("TYPING_START")]
    [InlineData("GUILD_CREATE")]
    [InlineData("RESUMED")]
    public void What_holds_a_token_or_is_of_no_use_is_not(string kind) => Of(kind, "{}").IsPassedOn.ShouldBeFalse();

    [Fact]
    public void A_line_is_one_line_however_the_data_is_laid_out_and_its_words_stay_as_they_are()
    {
        var line = Encoding.UTF8.GetString(Of("MESSAGE_DELETE", "{\r\n \"id\": \"1\",\n \"x\": \"a\\nb é\"\n}").ToLine(null));

        line.ShouldNotContain('\n');
        line.ShouldBe("""{"t":"MESSAGE_DELETE","s":7,"session":"s1","at":"2026-08-01T12:00:00+00:00","d":{   "id": "1",  "x": "a\nb é" }}""");
    }

    [Fact]
    public async Task What_the_relay_adds_is_what_the_source_reads()
    {
        var maker = System.Text.Json.JsonElement.Parse(Dc.Ann);
        var joined = Of("GUILD_MEMBER_ADD", $$"""{"guild_id":"{{Dc.Guild}}","user":{{Dc.Bob}},"joined_at":"2026-08-01T11:00:00Z"}""");

        var line = Encoding.UTF8.GetString(joined.ToLine(new("abc", 1, 0, maker)));

        (await Dc.ToldAsync(line)).ShouldBe("8@bob joined by abc, inviter known, Inferred");
    }

    private static ReceivedDispatch Of(string kind, string data) => new(kind, 7, "s1", IngestStage.Now, Encoding.UTF8.GetBytes(data));
}
