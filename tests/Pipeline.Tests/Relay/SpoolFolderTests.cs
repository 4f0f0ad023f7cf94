using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Relay.Spool;
using Pipeline.Tests.Relay.Support;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Relay;

public sealed class SpoolFolderTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.Create();
    private readonly RelayLog _log = new();
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Lines_come_in_their_order_and_again_until_they_are_taken()
    {
        using var spool = Open();
        Append(spool, "a", "b", "c");

        var batch = spool.Next(2, 1000)!;

        Texts(batch).ShouldBe(["a", "b"]);
        Texts(spool.Next(2, 1000)).ShouldBe(["a", "b"]);
        spool.Take(batch);
        Texts(spool.Next(2, 1000)).ShouldBe(["c"]);
    }

    [Fact]
    public void What_was_not_taken_is_there_after_a_kill_and_half_a_line_is_not()
    {
        var killed = Open();
        Append(killed, "a", "b", "c");
        killed.Take(killed.Next(1, 1000)!);
        killed.Dispose();
        File.AppendAllText(Newest(), "half a li");

        using var spool = Open();
        Append(spool, "d");

        Texts(spool.Next(10, 1000)).ShouldBe(["b", "c", "d"]);
    }

    [Fact]
    public void A_place_beyond_the_end_of_what_was_written_is_the_end()
    {
        var killed = Open();
        Append(killed, "abc", "def");
        killed.Take(killed.Next(10, 1000)!);
        killed.Dispose();
        using (var file = File.OpenWrite(Newest()))
            file.SetLength(4);

        using var spool = Open();
        Append(spool, "g");

        Texts(spool.Next(10, 1000)).ShouldBe(["g"]);
    }

    [Fact]
    public void A_batch_is_as_many_bytes_as_it_may_be_and_one_line_at_least()
    {
        using var spool = Open();
        Append(spool, new('a', 30), new('b', 30), "c");

        spool.Next(10, 62)!.Lines.Count.ShouldBe(2);
        spool.Next(10, 61)!.Lines.Count.ShouldBe(1);
        spool.Next(10, 5)!.Lines.Count.ShouldBe(1);
        spool.Next(10, 1000)!.First(2).End.ShouldBe(spool.Next(2, 1000)!.End);
    }

    [Fact]
    public void What_does_not_fit_is_lost_and_said_once_a_minute()
    {
        using var spool = Open(maxBytes: 11);
        Append(spool, "12345", "1234");

        spool.Append("x"u8).ShouldBeFalse();
        spool.Append("y"u8).ShouldBeFalse();
        _log.Lines.ShouldHaveSingleItem().ShouldContain("MaxBufferBytes");
        _clock.Advance(TimeSpan.FromMinutes(1));
        spool.Append("z"u8).ShouldBeFalse();

        _log.Lines.Count.ShouldBe(2);
        _log.Lines[^1].ShouldStartWith("2 dispatches");
        Texts(spool.Next(10, 1000)).ShouldBe(["12345", "1234"]);
    }

    [Fact]
    public void There_is_room_again_once_something_was_taken()
    {
        using var spool = Open(maxBytes: 10);
        Append(spool, "123456789");
        spool.Take(spool.Next(10, 1000)!);
        spool.Tidy();

        spool.Append("123456789"u8).ShouldBeTrue();

        Texts(spool.Next(10, 1000)).ShouldBe(["123456789"]);
    }

    [Fact]
    public void A_line_that_no_post_could_hold_is_lost_alone()
    {
        using var spool = Open();

        spool.Append(new byte[SpoolFolder.MaxLineBytes + 1]).ShouldBeFalse();
        spool.Append(Encoding.UTF8.GetBytes(new string('x', SpoolFolder.MaxLineBytes))).ShouldBeTrue();

        spool.Next(10, 10)!.Lines.Single().Length.ShouldBe(SpoolFolder.MaxLineBytes);
    }

    [Fact]
    public void No_text_stays_on_the_disk_once_everything_was_taken()
    {
        using var spool = Open();
        Append(spool, "private words");
        spool.Tidy();
        spool.Take(spool.Next(10, 1000)!);

        spool.Tidy();

        Directory.EnumerateFiles(_folder.Path, "*.jsonl").Sum(path => new FileInfo(path).Length).ShouldBe(0);
        Append(spool, "next");
        Texts(spool.Next(10, 1000)).ShouldBe(["next"]);
    }

    [Fact]
    public void Many_files_are_read_one_after_the_other_and_go_as_they_are_taken()
    {
        var killed = Open();
        var line = Encoding.UTF8.GetBytes(new string('x', 900_000));
        for (var i = 0; i < 25; i++)
            killed.Append(line).ShouldBeTrue();
        killed.Dispose();

        using var spool = Open();
        Directory.EnumerateFiles(_folder.Path, "*.jsonl").Count().ShouldBe(3);
        var read = 0;
        while (spool.Next(100, 1_000_000) is { } batch)
        {
            read += batch.Lines.Count;
            spool.Take(batch);
        }

        read.ShouldBe(25);
        Directory.EnumerateFiles(_folder.Path, "*.jsonl").Count().ShouldBe(1);
    }

    [Fact]
    public void Two_relays_do_not_share_a_folder()
    {
        using var spool = Open();

        Should.Throw<IOException>(() => Open());
    }

    public void Dispose() => _folder.Dispose();

    private SpoolFolder Open(long maxBytes = long.MaxValue) => new(_folder.Path, maxBytes, _clock, new Logger<SpoolFolder>(_log));

    private string Newest() => Directory.EnumerateFiles(_folder.Path, "*.jsonl").Order().Last();

    private static void Append(SpoolFolder spool, params string[] lines)
    {
        foreach (var line in lines)
            spool.Append(Encoding.UTF8.GetBytes(line)).ShouldBeTrue();
    }

    private static IEnumerable<string> Texts(SpoolBatch? batch) => batch!.Lines.Select(line => Encoding.UTF8.GetString(line.Span));
}
