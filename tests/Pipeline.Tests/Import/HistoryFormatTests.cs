using System.Text;
using Pipeline.Local.Import;
using Pipeline.Tests.Ingest.Support;
using Pipeline.Tests.Support;

namespace Pipeline.Tests.Import;

public sealed class HistoryFormatTests : IDisposable
{
    private readonly TempFolder _folder = TempFolder.Create();

    [Fact]
    public void What_kind_of_export_a_file_is_is_seen_at_its_beginning()
    {
        KindOf(SlackZip.Day(SlackZip.Message())).ShouldBe("slack");
        KindOf("""{"id":"1","room":"a","ts":"2026-01-01T00:00:00Z","user":"u","text":"x"}"""u8.ToArray()).ShouldBe("gitter");
        KindOf("""{"name":"Club","type":"private_group","id":1,"messages":[]}"""u8.ToArray()).ShouldBe("telegram");
        KindOf(Encoding.UTF8.GetBytes(Own.Event())).ShouldBe("events");
        Should.Throw<InvalidDataException>(() => KindOf("a,b,c"u8.ToArray())).Message.ShouldContain("slack");
    }

    public void Dispose() => _folder.Dispose();

    private string KindOf(byte[] content)
    {
        var path = Path.Combine(_folder.Path, "export");
        File.WriteAllBytes(path, content);
        return HistoryFormat.Recognize(path).Name;
    }
}
