namespace Qrie.Silo.Storage;

/// <summary>
/// Counts everything anew that is kept in tables of counts, for who has filled the others without them. What was opened and
/// resolved by day cannot be told from what is left of it, and stays.
/// </summary>
internal static class Recount
{
    // The row of an account, and that of all accounts together.
    private const string Accounts = "(SELECT 0 AS every UNION ALL SELECT 1) AS scope";

    /// <param name="session">The writer, in a transaction.</param>
    public static void Run(SqliteSession session) => session.Execute(
        $"""
        DELETE FROM finding_counts;
        INSERT INTO finding_counts (account, policy, type, service, severity, status, count)
            SELECT iif(scope.every, '{Tallies.AllAccounts}', account) AS owner, policy, type, service, severity, status, count(*)
            FROM findings, {Accounts} GROUP BY owner, policy, type, service, severity, status;
        DELETE FROM resource_counts;
        INSERT INTO resource_counts (account, type, service, total, present, non_compliant)
            SELECT iif(scope.every, '{Tallies.AllAccounts}', account) AS owner, iif(kinds.every, '{Tallies.AllTypes}', type) AS kind,
                iif(kinds.every, '', service) AS part, count(*), sum(status = 1), sum(status = 1 AND bad)
            FROM resources, {Accounts}, (SELECT 0 AS every UNION ALL SELECT 1) AS kinds GROUP BY owner, kind, part;
        DELETE FROM region_counts;
        INSERT INTO region_counts (account, type, region, present, non_compliant)
            SELECT iif(scope.every, '{Tallies.AllAccounts}', account) AS owner, type, region, count(*), sum(bad)
            FROM resources, {Accounts} WHERE status = 1 GROUP BY owner, type, region;
        DELETE FROM unknown_counts;
        INSERT INTO unknown_counts (account, policy, count)
            SELECT iif(scope.every, '{Tallies.AllAccounts}', account) AS owner, unknown.key, count(*)
            FROM resources, json_each(resources.unknown) AS unknown, {Accounts} WHERE status = 1 GROUP BY owner, unknown.key;
        """);
}
