using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Pipeline.Local.Data;

/// <summary>A connection that keeps its prepared statements. One thread at a time.</summary>
public sealed class LocalConnection : SqliteConnection
{
    private readonly Dictionary<string, Statement> _statements = new(StringComparer.Ordinal);

    private LocalConnection(string connectionString)
        : base(connectionString)
    {
    }

    /// <summary>Whether a transaction is open. Some errors (a full disk) end it behind its owner's back.</summary>
    internal bool IsInTransaction => raw.sqlite3_get_autocommit(Handle) == 0;

    /// <summary>The statement for this text, prepared once per connection.</summary>
    public Statement Statement(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
            _statements[sql] = statement = new(Handle!, sql);

        return statement;
    }

    internal static LocalConnection Open(string path, string settings)
    {
        var connection = new LocalConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            connection.Execute(settings);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    internal void Execute(string sql) => SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(Handle, sql), Handle);

    /// <summary>How many pages went to the log since the last call.</summary>
    internal int TakePagesWritten()
    {
        const int cacheWrites = 9; // SQLITE_DBSTATUS_CACHE_WRITE
        _ = raw.sqlite3_db_status(Handle, cacheWrites, out var pages, out _, resetFlg: 1);
        return pages;
    }

    protected override void Dispose(bool disposing)
    {
        foreach (var statement in _statements.Values)
            statement.Dispose();

        _statements.Clear();
        base.Dispose(disposing);
    }
}
