using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Qrie.Silo.Storage;

/// <summary>A connection that keeps its statements prepared: preparing costs more than running. Used by one thread at a time.</summary>
internal sealed class SqliteSession(SqliteConnection connection) : IDisposable
{
    private const int MaxPrepared = 256;

    private readonly Dictionary<string, SqliteCommand> prepared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);

    public SqliteConnection Connection => connection;

    /// <summary>What the transaction under way adds to the tallies.</summary>
    public Tallies Tallies { get; } = new();

    /// <summary>The id of the row that was inserted last.</summary>
    public long LastId => SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle!);

    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            statement = SqliteStatement.Prepare(connection.Handle!, sql);
            if (statement is null)
            {
                return Command(sql, parameters).ExecuteNonQuery();
            }

            if (statements.Count >= MaxPrepared)
            {
                Forget();
            }

            statements[sql] = statement;
        }

        return statement.Run(parameters);
    }

    /// <summary>Runs a text that must not be prepared once and kept, such as a pragma.</summary>
    public void Script(string sql) => SqliteException.ThrowExceptionForRC(SQLitePCL.raw.sqlite3_exec(connection.Handle!, sql), connection.Handle!);

    public List<T> Query<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var reader = Command(sql, parameters).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        if (!prepared.TryGetValue(sql, out var command))
        {
            if (prepared.Count >= MaxPrepared)
            {
                Forget();
            }

            prepared[sql] = command = connection.CreateCommand();
#pragma warning disable CA2100 // Every text is made in this folder; values are parameters.
            command.CommandText = sql;
#pragma warning restore CA2100
            foreach (var (name, _) in parameters)
            {
                command.Parameters.Add(new SqliteParameter { ParameterName = name });
            }
        }

        for (var i = 0; i < parameters.Length; i++)
        {
            command.Parameters[i].Value = parameters[i].Value switch
            {
                null => DBNull.Value,
                DateTimeOffset time => time.ToStored(),
                Enum member => Convert.ToInt64(member, CultureInfo.InvariantCulture),
                var value => value,
            };
        }

        return command;
    }

    private void Forget()
    {
        foreach (var command in prepared.Values)
        {
            command.Dispose();
        }

        prepared.Clear();
        foreach (var statement in statements.Values)
        {
            statement.Dispose();
        }

        statements.Clear();
    }
}
