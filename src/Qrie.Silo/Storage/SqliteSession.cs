using Microsoft.Data.Sqlite;

namespace Qrie.Silo.Storage;

/// <summary>A connection that keeps its statements prepared: preparing costs more than running. Used by one thread at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private const int MaxPrepared = 256;

    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>What the transaction under way adds to the tallies.</summary>
    public Tallies Tallies { get; } = new();

    /// <summary>The id of the row that was inserted last.</summary>
    public long LastId => SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle!);

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (Prepared(sql) is { } statement)
        {
            return statement.Run(parameters);
        }

        if (parameters.Length > 0)
        {
            throw new ArgumentException("Several statements take no parameters.");
        }

        Script(sql);
        return 0;
    }

    /// <summary>Runs a text that must not be prepared once and kept, such as a pragma.</summary>
    public void Script(string sql) => SqliteException.ThrowExceptionForRC(SQLitePCL.raw.sqlite3_exec(connection.Handle!, sql), connection.Handle!);

    public List<T> Query<T>(string sql, Func<SqliteRow, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters) =>
        (Prepared(sql) ?? throw new ArgumentException("One statement at a time has rows.")).Read(read, parameters);

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    // Null when the text is several.
    private SqliteStatement? Prepared(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement) && SqliteStatement.Prepare(connection.Handle!, sql) is { } made)
        {
            if (statements.Count >= MaxPrepared)
            {
                Forget();
            }

            statements[sql] = statement = made;
        }

        return statement;
    }

    private void Forget()
    {
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
    }
}
