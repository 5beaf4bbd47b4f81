namespace Qrie.Silo.Storage;

/// <summary>A stretch of an index whose rows are in the order of a listing. A page is merged from the beginnings of several.</summary>
/// <param name="Index">The index; null for rows that a condition names by their ids.</param>
/// <param name="Keys">The columns that it begins with, and their values.</param>
internal sealed record Branch(string? Index, params (string Column, object Value)[] Keys)
{
    /// <summary>SQLite takes 500 of them in one query; long before that merging costs more than looking at what does not match.</summary>
    public const int Most = 120;
}
