using System.Buffers;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Qrie.Silo.Storage;

/// <summary>A prepared statement, bound and read without the ways of ADO.NET: those cost more than most of our writes and reads.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private int[]? indexes;
    private SqliteRow? row;

    private SqliteStatement(sqlite3 database, sqlite3_stmt statement) => (this.database, this.statement) = (database, statement);

    /// <summary>Prepares a statement; null when the text is several.</summary>
    public static SqliteStatement? Prepare(sqlite3 database, string sql)
    {
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out var statement, out var rest), database);
        if (!string.IsNullOrWhiteSpace(rest))
        {
            statement.Dispose();
            return null;
        }

        return new SqliteStatement(database, statement);
    }

    /// <summary>Runs it. The parameters are those of the first run, in the same order.</summary>
    /// <returns>How many rows it changed.</returns>
    public int Run(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        try
        {
            Bind(parameters);
            while (Step())
            {
            }

            return raw.sqlite3_changes(database);
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    /// <summary>Runs it and reads its rows. The parameters are those of the first run, in the same order.</summary>
    public List<T> Read<T>(Func<SqliteRow, T> read, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        row ??= new SqliteRow(statement);
        try
        {
            Bind(parameters);
            var rows = new List<T>();
            while (Step())
            {
                rows.Add(read(row));
            }

            return rows;
        }
        finally
        {
            raw.sqlite3_reset(statement);
        }
    }

    public void Dispose() => statement.Dispose();

    private bool Step()
    {
        var result = raw.sqlite3_step(statement);
        SqliteException.ThrowExceptionForRC(result is raw.SQLITE_DONE or raw.SQLITE_ROW ? raw.SQLITE_OK : result, database);
        return result == raw.SQLITE_ROW;
    }

    private void Bind(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        indexes ??= IndexesOf(parameters);
        for (var i = 0; i < parameters.Length; i++)
        {
            Bind(indexes[i], parameters[i].Value);
        }
    }

    private int[] IndexesOf(ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var found = new int[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            found[i] = raw.sqlite3_bind_parameter_index(statement, parameters[i].Name);
        }

        return found;
    }

    private void Bind(int index, object? value)
    {
        var result = value switch
        {
            null => raw.sqlite3_bind_null(statement, index),
            string text => BindText(index, text),
            long number => raw.sqlite3_bind_int64(statement, index, number),
            int number => raw.sqlite3_bind_int64(statement, index, number),
            bool flag => raw.sqlite3_bind_int64(statement, index, flag ? 1 : 0),
            DateTimeOffset time => raw.sqlite3_bind_int64(statement, index, time.ToStored()),
            Enum member => raw.sqlite3_bind_int64(statement, index, Convert.ToInt64(member, System.Globalization.CultureInfo.InvariantCulture)),
            byte[] bytes => raw.sqlite3_bind_blob(statement, index, bytes),
            double number => raw.sqlite3_bind_double(statement, index, number),
            _ => throw new ArgumentException($"{value.GetType()} is not stored."),
        };
        SqliteException.ThrowExceptionForRC(result, database);
    }

    private int BindText(int index, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            return raw.sqlite3_bind_text(statement, index, buffer.AsSpan(0, Encoding.UTF8.GetBytes(text, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
