using Pipeline.Local.Data;

namespace Pipeline.Local.Queues;

/// <summary>Reads all rows of a statement that has its parameters.</summary>
internal static class StatementRows
{
    public static List<T> ReadAll<T>(this Statement statement, Func<Statement, T> read)
    {
        var rows = new List<T>();
        try
        {
            while (statement.Step())
                rows.Add(read(statement));
        }
        finally
        {
            statement.Reset();
        }

        return rows;
    }

    /// <summary>A time that is kept as UTC ticks.</summary>
    public static DateTimeOffset Time(this Statement statement, int column) => new(statement.Number(column), TimeSpan.Zero);

    /// <summary>A text that is kept empty where there is none.</summary>
    public static string? TextOrNull(this Statement statement, int column) => statement.Bytes(column).IsEmpty ? null : statement.Text(column);
}
