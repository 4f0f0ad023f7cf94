using System.Text;
using Pipeline.Ingest.History;
using Pipeline.Tests.Ingest.Support;

namespace Pipeline.Tests.Ingest.History;

/// <summary>A ZIP comes from outside: whatever is in it, it is read in little memory, or not read on and says why.</summary>
public sealed class SlackArchiveTests
{
    [Theory]
    [InlineData("../general/2026-07-25.json")]
    [InlineData("/general/2026-07-25.json")]
    [InlineData("general/../general/2026-07-25.json")]
    [InlineData("general/../../etc/passwd")]
    [InlineData("general\\2026-07-25.json")]
    [InlineData("general/sub/2026-07-25.json")]
    [InlineData("general/2026-07-25.json/")]
    [InlineData("general/2026-7-25.json")]
    [InlineData("another/2026-07-25.json")]
    public async Task A_name_that_is_no_day_of_a_listed_channel_is_passed_by(string name) =>
        (await SlackZip.ReadAsync(SlackZip.OfBytes(("channels.json", Encoding.UTF8.GetBytes(SlackZip.Channels)), (name, name.EndsWith('/') ? [] : Encoding.UTF8.GetBytes($"[{SlackZip.Message()}]")))))
            .ShouldBeEmpty();

    [Fact]
    public async Task A_file_that_unpacks_to_far_more_than_the_archive_is_not_read_on()
    {
        var bomb = new byte[100 << 20];
        Array.Fill(bomb, (byte)' ');
        bomb[0] = (byte)'[';
        var zip = SlackZip.OfBytes(("channels.json", Encoding.UTF8.GetBytes(SlackZip.Channels)), ("general/2026-07-25.json", bomb));

        zip.Length.ShouldBeLessThan(1 << 20);
        (await Should.ThrowAsync<InvalidDataException>(() => SlackZip.ReadAsync(zip))).Message.ShouldContain("not read on");
    }

    [Fact]
    public async Task Each_file_has_a_length_of_its_own_and_all_of_them_one_budget()
    {
        var budget = new UnpackingBudget(10);
        async Task<int> ReadAsync(int length, int most)
        {
            await using var bounded = new BoundedStream(new MemoryStream(new byte[length]), most, budget);
            return await bounded.ReadAsync(new byte[100], TestContext.Current.CancellationToken);
        }

        (await ReadAsync(6, 6)).ShouldBe(6);
        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(3, 2));
        (await ReadAsync(1, 6)).ShouldBe(1);
        await Should.ThrowAsync<InvalidDataException>(() => ReadAsync(1, 6));
    }

    [Theory]
    [InlineData("{\"ts\":", "not readable at line 1")]
    [InlineData("7", "not readable")]
    [InlineData("{\"user\":\"U7\"}", "not readable")]
    [InlineData("{\"ts\":\"yesterday\"}", "$[0].ts")]
    [InlineData("{\"ts\":1785000000.000200}", "$[0].ts")]
    [InlineData("{\"ts\":\"1785000000.000200\",\"text\":[\"private words\"]}", "$[0].text")]
    [InlineData("{\"ts\":\"1785000000.000200\",\"files\":7}", "$[0].files")]
    public async Task A_day_that_cannot_be_read_says_which_and_where_without_a_word_of_it(string message, string why)
    {
        var told = (await Should.ThrowAsync<InvalidDataException>(() => SlackZip.ReadAsync(SlackZip.Day(message)))).Message;

        told.ShouldContain("'general/2026-07-25.json'");
        told.ShouldContain(why);
        told.ShouldNotContain("private");
    }

    [Fact]
    public async Task Text_that_is_no_UTF8_and_nesting_without_end_are_no_export()
    {
        byte[] broken = [.. "[{\"ts\":\"1785000000.000200\",\"user\":\"U7\",\"text\":\""u8, 0xFF, .. "\"}]"u8];
        var deep = Encoding.UTF8.GetBytes($"[{{\"ts\":\"1785000000.000200\",\"blocks\":{new string('[', 100_000)}");

        foreach (var content in new[] { broken, deep })
        {
            await Should.ThrowAsync<InvalidDataException>(() => SlackZip.ReadAsync(
                SlackZip.OfBytes(("channels.json", Encoding.UTF8.GetBytes(SlackZip.Channels)), ("general/2026-07-25.json", content))));
        }
    }

    [Fact]
    public async Task What_is_no_export_says_so()
    {
        async Task<string> WhyAsync(byte[] zip) => (await Should.ThrowAsync<InvalidDataException>(() => SlackZip.ReadAsync(zip))).Message;
        var whole = SlackZip.Day(SlackZip.Message());

        (await WhyAsync([])).ShouldContain("no ZIP");
        (await WhyAsync("not a zip"u8.ToArray())).ShouldContain("no ZIP");
        (await WhyAsync(whole[..^30])).ShouldContain("no ZIP");
        (await WhyAsync(SlackZip.Of(("result.json", "{}")))).ShouldContain("no channels.json");
        (await WhyAsync(SlackZip.Of(("channels.json", "{}")))).ShouldContain("'channels.json'");
        (await WhyAsync(SlackZip.Of(("channels.json", "[]")))).ShouldContain("feeds a community");
        (await WhyAsync(SlackZip.Of(("chan\u001b[2Jnels/channels.json", "?")))).ShouldNotContain("\u001b");
    }

    [Fact]
    public async Task Bytes_that_are_damaged_anywhere_are_events_or_an_error_and_nothing_else()
    {
        var whole = SlackZip.Day($"{SlackZip.Message()},{SlackZip.Message(ts: "1785000001.000100")}");
        for (var at = 0; at < whole.Length; at++)
        {
            var damaged = whole.ToArray();
            damaged[at] ^= 0xFF;
            try
            {
                (await SlackZip.ReadAsync(damaged)).Count.ShouldBeLessThanOrEqualTo(2);
            }
            catch (InvalidDataException)
            {
                // The one thing that an archive may be said to be.
            }
        }
    }

    [Fact]
    public async Task A_stream_that_only_runs_forward_is_refused_instead_of_kept_in_memory()
    {
        await using var forward = new System.IO.Compression.GZipStream(new MemoryStream(), System.IO.Compression.CompressionMode.Decompress);

        (await Should.ThrowAsync<InvalidDataException>(async () => await SlackExport.ReadAsync(forward, SlackZip.Club, TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken))).Message.ShouldContain("unpack");
    }
}
