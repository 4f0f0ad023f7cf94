using Pipeline.Local.Data;

namespace Pipeline.Tests.Support;

/// <summary>All rows of a database, byte for byte.</summary>
internal static class StoredRows
{
    public static IReadOnlyDictionary<string, string> Of(LocalDatabase database, params string[] leaveOut) => database.Read(connection =>
    {
        var rows = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in Tables(connection).Except(leaveOut))
        {
            var all = connection.Statement($"SELECT p, k, v FROM {table}");
            while (all.Step())
                rows.Add($"{table} {all.Text(0)} {all.Text(1)}", all.Text(2));
        }

        return rows;
    });

    private static List<string> Tables(LocalConnection connection)
    {
        var tables = new List<string>();
        var named = connection.Statement(
            "SELECT name FROM sqlite_schema s WHERE type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_info(s.name) WHERE name = 'p')");
        while (named.Step())
            tables.Add(named.Text(0));
        return tables;
    }
}
