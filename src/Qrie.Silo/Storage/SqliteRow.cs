using SQLitePCL;

namespace Qrie.Silo.Storage;

/// <summary>
/// The row that a statement stands at, read without the ways of ADO.NET: for a page of fifty rows these cost more than all else of it.
/// Columns are read as they are stored; null reads as zero or as empty text where nothing asks for it.
/// </summary>
/// <param name="statement">The statement.</param>
internal sealed class SqliteRow(sqlite3_stmt statement)
{
    private Dictionary<string, int>? ordinals;

    public bool IsDBNull(int ordinal) => raw.sqlite3_column_type(statement, ordinal) == raw.SQLITE_NULL;

    public string GetString(int ordinal) => raw.sqlite3_column_text(statement, ordinal).utf8_to_string() ?? "";

    public long GetInt64(int ordinal) => raw.sqlite3_column_int64(statement, ordinal);

    public int GetInt32(int ordinal) => checked((int)GetInt64(ordinal));

    public bool GetBoolean(int ordinal) => GetInt64(ordinal) != 0;

    public byte[] GetBytes(int ordinal) => raw.sqlite3_column_blob(statement, ordinal).ToArray();

    /// <summary>Where a column of this name is.</summary>
    public int GetOrdinal(string column) => (ordinals ??= Enumerable.Range(0, raw.sqlite3_column_count(statement))
        .ToDictionary(i => raw.sqlite3_column_name(statement, i).utf8_to_string()!, StringComparer.Ordinal))[column];

    public string? TextAt(int ordinal) => IsDBNull(ordinal) ? null : GetString(ordinal);

    public DateTimeOffset? TimeAt(int ordinal) => IsDBNull(ordinal) ? null : SqliteExtensions.ToTime(GetInt64(ordinal));

    public string? Text(string column) => TextAt(GetOrdinal(column));

    public long Number(string column) => GetInt64(GetOrdinal(column));

    public DateTimeOffset? Time(string column) => TimeAt(GetOrdinal(column));
}
