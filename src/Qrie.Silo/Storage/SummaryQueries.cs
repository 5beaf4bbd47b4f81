using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Storage;

internal sealed class SummaryQueries(SqliteDatabase database) : ISummaryQueries
{
    private static readonly DateOnly FirstDay = DateOnly.FromDateTime(DateTime.UnixEpoch);

    public Task<IReadOnlyList<FindingCount>> FindingsAsync(string? account, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<FindingCount>>(
            session => session.Query(
                """
                SELECT policy, severity, status, sum(count) FROM finding_counts WHERE account = @account AND count > 0
                GROUP BY policy, severity, status
                """,
                reader => new FindingCount(reader.GetString(0), reader.GetInt32(1), (FindingStatus)reader.GetInt32(2), reader.GetInt32(3)),
                ("@account", account ?? Tallies.AllAccounts)),
            cancellationToken);

    public Task<IReadOnlyList<ResourceCount>> ResourcesAsync(string? account, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<ResourceCount>>(
            session => session.Query(
                """
                SELECT type, sum(present), sum(non_compliant) FROM resource_counts WHERE account = @account AND type <> @all AND present > 0
                GROUP BY type
                """,
                reader => new ResourceCount(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2)),
                ("@account", account ?? Tallies.AllAccounts), ("@all", Tallies.AllTypes)),
            cancellationToken);

    public Task<IReadOnlyList<RegionCount>> RegionsAsync(string? account, string? type, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<RegionCount>>(
            session => session.Query(
                """
                SELECT region, sum(present), sum(non_compliant) FROM region_counts
                WHERE account = @account AND (@type IS NULL OR type = @type) AND present > 0 GROUP BY region
                """,
                reader => new RegionCount(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2)),
                ("@account", account ?? Tallies.AllAccounts), ("@type", type)),
            cancellationToken);

    public Task<int> AccountsAsync(CancellationToken cancellationToken) => database.ReadAsync(CountAccounts, cancellationToken);

    public Task<IReadOnlyDictionary<string, int>> UnknownAsync(string? account, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyDictionary<string, int>>(
            session => session.Query(
                "SELECT policy, count FROM unknown_counts WHERE account = @account AND count > 0",
                reader => (Policy: reader.GetString(0), Count: reader.GetInt32(1)),
                ("@account", account ?? Tallies.AllAccounts)).ToDictionary(row => row.Policy, row => row.Count),
            cancellationToken);

    public Task<IReadOnlyList<FindingDay>> DaysAsync(DateOnly from, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<FindingDay>>(
            session => session.Query(
                "SELECT day, opened, closed, critical_opened FROM finding_days WHERE day >= @from ORDER BY day",
                reader => new FindingDay(FirstDay.AddDays(reader.GetInt32(0)), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)),
                ("@from", from.DayNumber - FirstDay.DayNumber)),
            cancellationToken);

    public Task<IReadOnlyList<AccountCount>> OpenByAccountAsync(IReadOnlyCollection<string> accounts, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<AccountCount>>(
            session => session.Query(
                """
                SELECT account, sum(count), sum(CASE WHEN severity >= @critical THEN count ELSE 0 END) AS critical,
                       sum(CASE WHEN severity >= @high AND severity < @critical THEN count ELSE 0 END) AS high
                FROM finding_counts WHERE account <> @all AND status = @active AND count > 0
                GROUP BY account ORDER BY critical DESC, high DESC, sum(count) DESC, account
                """,
                reader => new AccountCount(reader.GetString(0), reader.GetInt32(1), reader.GetInt32(2), reader.GetInt32(3)),
                ("@all", Tallies.AllAccounts), ("@active", (int)FindingStatus.Active),
                ("@critical", Severity.RangeOf(SeverityBand.Critical).Minimum), ("@high", Severity.RangeOf(SeverityBand.High).Minimum)),
            cancellationToken);

    internal static int CountAccounts(SqliteSession session) => session.Query(
        "SELECT count(*) FROM resource_counts INDEXED BY resource_counts_by_type WHERE type = @all AND account <> @accounts AND present > 0",
        reader => reader.GetInt32(0), ("@all", Tallies.AllTypes), ("@accounts", Tallies.AllAccounts))[0];
}
