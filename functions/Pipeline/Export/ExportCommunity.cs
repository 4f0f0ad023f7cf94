using System.Runtime.CompilerServices;
using System.Text.Json;
using Pipeline.Model;
using Pipeline.Store;

namespace Pipeline.Export;

/// <summary>
/// Everything that is kept of a community, as JSON Lines (https://jsonlines.org): settings, what happened, what was decided, texts that
/// are held for reviewers, and the numbers. Keys and secrets are the installation's and in no row. May run while events come in.
/// </summary>
public sealed class ExportCommunity(IStore store, TimeProvider clock)
{
    public const string ContentType = "application/jsonl";

    /// <returns>How many rows were written.</returns>
    public async Task<long> HandleAsync(CommunityId community, Stream to, CancellationToken cancellationToken)
    {
        var rows = 0L;
        await WriteAsync(to, new(community, ExportLine.Current, clock.GetUtcNow()), cancellationToken);
        await foreach (var (table, row) in ReadAsync(community, cancellationToken))
        {
            await WriteAsync(to, new(Table: table.Name, Row: row), cancellationToken);
            rows++;
        }

        await WriteAsync(to, new(Rows: rows), cancellationToken);
        await to.FlushAsync(cancellationToken);
        return rows;
    }

    // How far days are closed is read before their numbers and marks after their facts: a day that closes meanwhile is closed again
    // where the rows are restored, and no fact is without its number or its mark.
    private async IAsyncEnumerable<(ExportedTable Table, JsonElement Row)> ReadAsync(
        CommunityId community, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var head = await ExportedTables.Head.ReadAsync(store, community, cancellationToken).ToListAsync(cancellationToken);
        foreach (var table in ExportedTables.All.Where(table => table != ExportedTables.Head).Append(ExportedTables.Marks))
        {
            await foreach (var row in table.ReadAsync(store, community, cancellationToken))
                yield return (table, row);
        }

        foreach (var row in head)
            yield return (ExportedTables.Head, row);
    }

    private static async Task WriteAsync(Stream to, ExportLine line, CancellationToken cancellationToken)
    {
        await to.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(line, ExportJsonContext.Default.ExportLine), cancellationToken);
        await to.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}
