using System.Text.Json;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Export;

/// <param name="Rows">In the file.</param>
/// <param name="News">Not there before.</param>
public sealed record Restored(CommunityId Community, long Rows, long News);

/// <summary>
/// Brings an export's rows into this installation. What happened is joined, so a second time changes nothing and a community that goes on
/// here loses nothing; what people decided or set here since stays. Numbers come along where no day is closed yet; elsewhere days with
/// news are marked and made anew.
/// </summary>
public sealed class RestoreCommunity(IStore store)
{
    private const int AtOnce = 500;

    /// <exception cref="InvalidDataException">It is no export, is of a newer version, or ends early; what was read until then is restored.</exception>
    public async Task<Restored> HandleAsync(Stream from, CancellationToken cancellationToken)
    {
        using var lines = new StreamReader(from, leaveOpen: true);
        var first = await ReadAsync(lines, cancellationToken);
        if (first is not { Community: { } community, Version: { } version } || !CommunityId.IsValid(community.Value))
            throw new InvalidDataException("This is no export of a community: its first line does not name one.");
        if (version > ExportLine.Current)
            throw new InvalidDataException($"The export is of version {version}, and this program reads up to {ExportLine.Current}. Use a newer one.");

        var isClosedHere = await store.HeadAsync(community, cancellationToken) is not null;
        var (rows, news) = (0L, 0L);
        var batch = new List<JsonElement>();
        ExportedTable? table = null;
        while (await ReadAsync(lines, cancellationToken) is { } line)
        {
            if (batch.Count > 0 && (batch.Count == AtOnce || line.Table != table!.Name))
                news += await RestoreAsync(table!, community, batch, isClosedHere, cancellationToken);
            if (line.Rows is { } expected)
                return expected == rows ? new(community, rows, news) : throw new InvalidDataException($"The export has {rows} of its {expected} rows.");
            if (line is not { Table: { } name, Row: { } row })
                throw new InvalidDataException("The export has a line that is no row.");

            table = table?.Name == name ? table : TableOf(name);
            batch.Add(row);
            rows++;
        }

        throw new InvalidDataException($"The export ends early, after {rows} rows. Export it again, and restore that.");
    }

    private async Task<int> RestoreAsync(ExportedTable table, CommunityId community, List<JsonElement> batch, bool isClosedHere, CancellationToken cancellationToken)
    {
        var news = table.Meeting == Meeting.Computed && isClosedHere ? 0 : await table.RestoreAsync(store, community, batch, cancellationToken);
        batch.Clear();
        return news;
    }

    private static ExportedTable TableOf(string name) => ExportedTables.All.FirstOrDefault(table => table.Name == name)
        ?? throw new InvalidDataException($"The export has rows of '{name}', which this program does not know. Use a newer one.");

    private static async Task<ExportLine?> ReadAsync(StreamReader lines, CancellationToken cancellationToken)
    {
        try
        {
            return await lines.ReadLineAsync(cancellationToken) is { } line ? JsonSerializer.Deserialize(line, ExportJsonContext.Default.ExportLine) : null;
        }
        catch (JsonException wrong)
        {
            throw new InvalidDataException("The export has a line that is no JSON: it is not as it was exported, or was cut off.", wrong);
        }
    }
}
