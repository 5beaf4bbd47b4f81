using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>
/// Chooses the index that has the fewest findings to look at. A policy has one type, one service and, but for a while after it was
/// altered, one severity: whoever asks for these within an account, or for several of them, is answered by merging policies.
/// </summary>
internal static class FindingBranches
{
    private static readonly FindingStatus[] AnyStatus = [FindingStatus.Active, FindingStatus.Resolved];

    /// <summary>
    /// Branches that hold all findings that match, none when nothing does; and what of the filter is still to be asked of each of their rows.
    /// </summary>
    public static (IReadOnlyList<Branch> Branches, FindingFilter Others) For(SqliteSession session, FindingFilter filter)
    {
        FindingStatus[] statuses = filter.State is { } state ? [state] : AnyStatus;
        if (filter.Arn is { } arn)
        {
            var ids = session.Query("SELECT id FROM resources WHERE arn = @arn", reader => reader.GetInt64(0), ("@arn", arn));
            return ([.. ids.Select(id => new Branch("findings_by_resource", ("resource", id)))], filter);
        }

        if (AccountFilter.Of(filter.Account, filter.Accounts) is { } accounts && accounts.Length * statuses.Length <= Branch.Most)
        {
            return accounts is [] ? ([], filter) : OfAccounts(session, statuses, accounts, filter with { Account = null, Accounts = null });
        }

        return filter switch
        {
            { Policy: { } policy } => (Each(statuses, "findings_by_policy", [("policy", policy)]), filter with { Policy = null }),
            _ when HasSeverity(filter) && (filter.Type ?? filter.Service) is not null && OfPolicies(session, statuses, [], filter) is { } those => those,
            _ when HasSeverity(filter) && Severities(session, filter) is var severities && severities.Count * statuses.Length <= Branch.Most => (
                Each(statuses, "findings_by_severity", severities.Select(severity => ("severity", (object)severity))),
                filter with { MinimumSeverity = null, MaximumSeverity = null }),
            { Type: { } type } => (Each(statuses, "findings_by_type", [("type", type)]), filter with { Type = null }),
            { Service: { } service } => (
                Each(statuses, "findings_by_type", Types(session, service).Select(type => ("type", (object)type))), filter with { Service = null }),
            { Region: { } region } => (Each(statuses, "findings_by_region", [("region", region)]), filter with { Region = null }),
            _ => ([.. statuses.Select(status => new Branch("findings_by_status", ("status", (int)status)))], filter),
        };
    }

    private static (IReadOnlyList<Branch> Branches, FindingFilter Others) OfAccounts(
        SqliteSession session, FindingStatus[] statuses, string[] accounts, FindingFilter filter)
    {
        if (filter.Policy is { } policy)
        {
            return ([.. accounts.SelectMany(account => Each(statuses, "findings_by_place", [("policy", policy)], account))], filter with { Policy = null });
        }

        return OfPolicies(session, statuses, accounts, filter)
            ?? ([.. accounts.SelectMany(account => Each(statuses, "findings_by_account", [("account", account)]))], filter);
    }

    // Null when the filter names nothing that policies decide, or so many that merging them costs more than looking at all.
    private static (IReadOnlyList<Branch> Branches, FindingFilter Others)? OfPolicies(
        SqliteSession session, FindingStatus[] statuses, string[] accounts, FindingFilter filter)
    {
        if (filter is { Type: null, Service: null } && !HasSeverity(filter))
        {
            return null;
        }

        string[] under = accounts is [] ? [Tallies.AllAccounts] : accounts;
        var policies = under.SelectMany(account => Policies(session, account, filter)).ToArray();
        if (policies.Length * statuses.Length > Branch.Most)
        {
            return null;
        }

        return (
            [.. policies.SelectMany(policy => policy.Account == Tallies.AllAccounts
                ? Each(statuses, "findings_by_policy", [("policy", policy.Id)])
                : Each(statuses, "findings_by_place", [("policy", policy.Id)], policy.Account))],
            policies.All(policy => policy.IsDecided) ? filter with { Type = null, Service = null, MinimumSeverity = null, MaximumSeverity = null } : filter);
    }

    private static List<(string Account, string Id, bool IsDecided)> Policies(SqliteSession session, string account, FindingFilter filter)
    {
        var conditions = new Conditions("c")
            .Equal("type", filter.Type)
            .Equal("service", filter.Service)
            .And(filter.MinimumSeverity is null ? null : "c.severity >= @minimum", ("@minimum", filter.MinimumSeverity))
            .And(filter.MaximumSeverity is null ? null : "c.severity <= @maximum", ("@maximum", filter.MaximumSeverity));
        return session.Query(
            $"""
            SELECT c.policy, sum(iif(true{conditions}, c.count, 0)) AS matching, sum(c.count) FROM finding_counts c
            WHERE c.account = @under AND c.count > 0 AND (@state IS NULL OR c.status = @state) GROUP BY c.policy HAVING matching > 0
            """,
            reader => (account, reader.GetString(0), reader.GetInt64(1) == reader.GetInt64(2)),
            [.. conditions.Parameters, ("@under", account), ("@state", filter.State)]);
    }

    // Each is found by its own step into the index, however many findings it has.
    private static List<int> Severities(SqliteSession session, FindingFilter filter) => session.Query(
        """
        WITH RECURSIVE found (severity) AS (
            SELECT min(severity) FROM findings WHERE severity >= @minimum
            UNION ALL SELECT (SELECT min(f.severity) FROM findings f WHERE f.severity > found.severity) FROM found WHERE found.severity < @maximum)
        SELECT severity FROM found WHERE severity <= @maximum
        """,
        reader => reader.GetInt32(0), ("@minimum", filter.MinimumSeverity ?? Severity.Lowest), ("@maximum", filter.MaximumSeverity ?? Severity.Highest));

    private static List<string> Types(SqliteSession session, string service) => session.Query(
        "SELECT type FROM resource_counts WHERE account = @all AND service = @service AND total > 0",
        reader => reader.GetString(0), ("@all", Tallies.AllAccounts), ("@service", service));

    private static bool HasSeverity(FindingFilter filter) => filter is not { MaximumSeverity: null or Severity.Highest, MinimumSeverity: null or Severity.Lowest };

    private static Branch[] Each(
        FindingStatus[] statuses, string index, IEnumerable<(string Column, object Value)> keys, string? account = null) =>
        [.. keys.SelectMany(key => statuses.Select(status => account is null
            ? new Branch(index, key, ("status", (int)status))
            : new Branch(index, ("account", account), key, ("status", (int)status))))];
}
