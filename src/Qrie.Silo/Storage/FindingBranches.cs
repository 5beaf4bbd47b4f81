using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Storage;

/// <summary>
/// Chooses the index that has the fewest findings to look at. A policy has one type, one service and, but for a while after it was
/// altered, one severity: whoever asks for these is answered by merging policies.
/// </summary>
internal static class FindingBranches
{
    private static readonly FindingStatus[] AnyStatus = [FindingStatus.Active, FindingStatus.Resolved];

    /// <summary>
    /// Branches that hold all findings that match, none when nothing does; and whether all of theirs have the type, service, severity and
    /// policy that is asked for, so that no row need be looked at for these.
    /// </summary>
    public static (IReadOnlyList<Branch> Branches, bool IsDecided) For(SqliteSession session, FindingFilter filter)
    {
        FindingStatus[] statuses = filter.State is { } state ? [state] : AnyStatus;
        if (filter.Arn is { } arn)
        {
            var ids = session.Query("SELECT id FROM resources WHERE arn = @arn", reader => reader.GetInt64(0), ("@arn", arn));
            return ([.. ids.Select(id => new Branch("findings_by_resource", ("resource", id)))], false);
        }

        var policies = Policies(session, filter);
        if (policies is { Count: 0 })
        {
            return ([], false);
        }

        var chosen = policies is { Count: > 0 } && policies.Count * statuses.Length <= Branch.Most ? policies : null;
        if (filter.Account is { } account && (chosen is null || CountOf(session, account, filter.State) <= chosen.Sum(policy => policy.Count)))
        {
            return (Each(statuses, "findings_by_account", ("account", account)), false);
        }

        if (chosen is not null)
        {
            return (
                [.. chosen.SelectMany(policy => Each(statuses, "findings_by_policy", ("policy", policy.Id)))],
                chosen.All(policy => policy.Count == policy.All));
        }

        return (filter.Region is { } region ? Each(statuses, "findings_by_region", ("region", region)) : Each(statuses, "findings_by_status"), false);
    }

    private static Branch[] Each(FindingStatus[] statuses, string index, params (string, object)[] keys) =>
        [.. statuses.Select(status => new Branch(index, [.. keys, ("status", (int)status)]))];

    // Null when the filter names nothing that policies decide.
    private static List<(string Id, long Count, long All)>? Policies(SqliteSession session, FindingFilter filter)
    {
        if (filter is { Policy: null, Type: null, Service: null, MaximumSeverity: null, MinimumSeverity: null or 0 })
        {
            return null;
        }

        var conditions = new Conditions("c")
            .Equal("policy", filter.Policy)
            .Equal("type", filter.Type)
            .Equal("service", filter.Service)
            .And(filter.MinimumSeverity is null ? null : "c.severity >= @minimum", ("@minimum", filter.MinimumSeverity))
            .And(filter.MaximumSeverity is null ? null : "c.severity <= @maximum", ("@maximum", filter.MaximumSeverity));
        return session.Query(
            $"""
            SELECT c.policy, sum(iif(true{conditions}, c.count, 0)) AS matching, sum(c.count) FROM finding_counts c
            WHERE c.account = '{Tallies.AllAccounts}' AND c.count > 0 AND (@state IS NULL OR c.status = @state) GROUP BY c.policy HAVING matching > 0
            """,
            reader => (reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)), [.. conditions.Parameters, ("@state", filter.State)]);
    }

    private static long CountOf(SqliteSession session, string account, FindingStatus? status) => session.Query(
        "SELECT coalesce(sum(count), 0) FROM finding_counts WHERE account = @account AND (@status IS NULL OR status = @status)",
        reader => reader.GetInt64(0), ("@account", account), ("@status", status))[0];
}
