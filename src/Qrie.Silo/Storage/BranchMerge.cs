using System.Text;

namespace Qrie.Silo.Storage;

/// <summary>Queries over branches.</summary>
internal static class BranchMerge
{
    /// <summary>The query that merges branches into the first rows of a listing: the ids, in order.</summary>
    /// <param name="table">The table.</param>
    /// <param name="alias">What the conditions call it.</param>
    /// <param name="branches">The branches; at least one.</param>
    /// <param name="conditions">What holds in every branch.</param>
    /// <param name="key">The column that orders, before the id.</param>
    /// <param name="direction"><c>ASC</c> or <c>DESC</c>, for both.</param>
    /// <param name="limit">How many rows.</param>
    public static (string Sql, (string Name, object? Value)[] Parameters) Write(
        string table, string alias, IReadOnlyList<Branch> branches, Conditions conditions, string key, string direction, int limit)
    {
        // No order and no limit of its own: SQLite then merges the indexes row by row, and reads of each what the page takes.
        var (rows, parameters) = Write(table, alias, $"{alias}.id AS id, {alias}.{key} AS place", branches, conditions);
        return ($"{rows} ORDER BY place {direction}, id {direction} LIMIT {limit}", parameters);
    }

    /// <summary>The query that takes all rows of all branches, in no order.</summary>
    /// <param name="table">The table.</param>
    /// <param name="alias">What the columns and conditions call it.</param>
    /// <param name="columns">What of the rows.</param>
    /// <param name="branches">The branches; at least one.</param>
    /// <param name="conditions">What holds in every branch.</param>
    public static (string Sql, (string Name, object? Value)[] Parameters) Write(
        string table, string alias, string columns, IReadOnlyList<Branch> branches, Conditions conditions)
    {
        var text = new StringBuilder();
        var parameters = new List<(string, object?)>(conditions.Parameters);
        for (var i = 0; i < branches.Count; i++)
        {
            text.Append(i == 0 ? "" : " UNION ALL ").Append(
                $"SELECT {columns} FROM {table} AS {alias} {(branches[i].Index is { } index ? $"INDEXED BY {index}" : "NOT INDEXED")} WHERE true");
            for (var k = 0; k < branches[i].Keys.Length; k++)
            {
                text.Append($" AND {alias}.{branches[i].Keys[k].Column} = @b{i}_{k}");
                parameters.Add(($"@b{i}_{k}", branches[i].Keys[k].Value));
            }

            text.Append(conditions);
        }

        return (text.ToString(), [.. parameters]);
    }
}
