using Pipeline.Ingest.History;
using Pipeline.Model;

namespace Pipeline.Local.Import;

/// <summary>A form in which a platform exports its history.</summary>
/// <param name="Name">What the command line calls it.</param>
/// <param name="Source">The platform whose live events meet the same members and messages.</param>
/// <param name="Description">Where such a file comes from.</param>
/// <param name="NamesCommunities">Whether the file itself says which communities it belongs to.</param>
internal sealed record HistoryFormat(
    string Name,
    Source Source,
    string Description,
    bool NamesCommunities,
    Func<Stream, HistoryContext, CancellationToken, IAsyncEnumerable<CommunityEvent>> ReadAsync)
{
    public static IReadOnlyList<HistoryFormat> All { get; } =
    [
        new("gitter", Source.Gitter, "A Gitter archive as JSON lines (id, room, ts, user, text); a community for each room unless --community names one", true, GitterHistory.ReadAsync),
        new("telegram", Source.Telegram, "One chat from Telegram Desktop: Export chat history, format JSON, file result.json", true, TelegramExport.ReadAsync),
    ];

    public static HistoryFormat? Find(string name) => All.FirstOrDefault(format => format.Name == name);
}
