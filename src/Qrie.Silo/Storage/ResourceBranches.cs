using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Storage;

/// <summary>Chooses the index that has the fewest resources to look at. A service is answered by merging its types.</summary>
internal static class ResourceBranches
{
    // Regions are not counted: a guess at the share of one among all.
    private const int ShareOfRegion = 8;

    private static readonly ResourceStatus[] AnyStatus = [ResourceStatus.Unknown, ResourceStatus.Present, ResourceStatus.Deleted];
    private static readonly bool[] AnyBad = [false, true];

    /// <summary>Branches that hold all resources that match; none when nothing does.</summary>
    public static IReadOnlyList<Branch> For(SqliteSession session, ResourceFilter filter)
    {
        var accounts = AccountFilter.Of(filter.Account, filter.Accounts);
        if (accounts is null && filter is { Type: null, Service: null, Region: null, Status: null, NonCompliant: null })
        {
            return [new Branch("resources_by_arn")];
        }

        var ways = new List<(long Size, IReadOnlyList<Branch> Branches)>();
        if (accounts is not null || filter.Type is not null || filter.Service is not null)
        {
            // What has active findings has indexes of its own, which hold nothing else.
            var bad = filter.NonCompliant == true;
            string[] under = accounts is null ? [Tallies.AllAccounts] : accounts.Length <= Branch.Most ? accounts : [];
            var places = under.SelectMany(account => Types(session, account, filter)).Where(place => !bad || place.NonCompliant > 0).ToArray();
            if (places.Length == 0 && under.Length == (accounts?.Length ?? 1))
            {
                return [];
            }

            if (under.Length > 0)
            {
                ways.Add((places.Sum(place => bad ? place.NonCompliant : place.Total), [.. places.Select(place => place.Account == Tallies.AllAccounts
                    ? new Branch(bad ? "resources_bad_by_type" : "resources_by_type", ("type", place.Type))
                    : new Branch(bad ? "resources_bad_by_account" : "resources_by_account", ("account", place.Account), ("type", place.Type)))]));
            }
        }

        var (all, present, nonCompliant) = All(session);
        if (filter.Region is { } region)
        {
            ways.Add((all / ShareOfRegion, [new Branch("resources_by_region", ("region", region))]));
        }

        if (filter.Status is not null || filter.NonCompliant is not null)
        {
            var ofStatus = filter.Status switch { null => all, ResourceStatus.Present => present, _ => all - present };
            var ofBad = filter.NonCompliant switch { null => all, true => nonCompliant, false => all - nonCompliant };
            ResourceStatus[] statuses = filter.Status is { } status ? [status] : AnyStatus;
            bool[] kinds = filter.NonCompliant is { } kind ? [kind] : AnyBad;
            ways.Add((Math.Min(ofStatus, ofBad), [.. statuses.SelectMany(one => kinds.Select(
                other => new Branch("resources_by_state", ("status", (int)one), ("bad", other))))]));
        }

        ways.Add((all, [new Branch("resources_by_arn")]));
        return ways.Where(way => way.Branches.Count <= Branch.Most).MinBy(way => way.Size).Branches;
    }

    private static List<(string Account, string Type, long Total, long NonCompliant)> Types(SqliteSession session, string account, ResourceFilter filter)
    {
        var conditions = new Conditions("c").Equal("type", filter.Type).Equal("service", filter.Service);
        return session.Query(
            $"""
            SELECT c.type, sum(c.total), sum(c.non_compliant) FROM resource_counts c
            WHERE c.account = @under AND c.total > 0 AND c.type <> '{Tallies.AllTypes}'{conditions} GROUP BY c.type
            """,
            reader => (account, reader.GetString(0), reader.GetInt64(1), reader.GetInt64(2)), [.. conditions.Parameters, ("@under", account)]);
    }

    private static (long All, long Present, long Bad) All(SqliteSession session) => session
        .Query(
            "SELECT total, present, non_compliant FROM resource_counts WHERE account = @account AND type = @type",
            reader => (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)), ("@account", Tallies.AllAccounts), ("@type", Tallies.AllTypes))
        .FirstOrDefault();
}
