using Qrie.Inventory;

namespace Qrie.Silo.Storage;

internal sealed class ExceptionQueries(SqliteDatabase database) : IExceptionQueries
{
    public Task<IReadOnlyDictionary<string, int>> FindingsByExceptionAsync(CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, int>>(
            connection => connection.Query(
                "SELECT exception, count(*) FROM findings WHERE exception IS NOT NULL GROUP BY exception",
                reader => (Exception: reader.GetString(0), Count: reader.GetInt32(1))).ToDictionary(row => row.Exception, row => row.Count),
            cancellationToken);
}
