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
        if (filter is { Account: null, Type: null, Service: null, Region: null, Status: null, NonCompliant: null })
        {
            return [new Branch("resources_by_arn")];
        }

        var ways = new List<(long Size, IReadOnlyList<Branch> Branches)>();
        if (filter.Account is not null || filter.Type is not null || filter.Service is not null)
        {
            var types = Types(session, filter);
            if (types.Count == 0)
            {
                return [];
            }

            ways.Add((types.Sum(type => type.Total), [.. types.Select(type => filter.Account is { } account
                ? new Branch("resources_by_account", ("account", account), ("type", type.Name))
                : new Branch("resources_by_type", ("type", type.Name)))]));
        }

        var (all, present, bad) = All(session);
        if (filter.Region is { } region)
        {
            ways.Add((all / ShareOfRegion, [new Branch("resources_by_region", ("region", region))]));
        }

        if (filter.Status is not null || filter.NonCompliant is not null)
        {
            var ofStatus = filter.Status switch { null => all, ResourceStatus.Present => present, _ => all - present };
            var ofBad = filter.NonCompliant switch { null => all, true => bad, false => all - bad };
            ResourceStatus[] statuses = filter.Status is { } status ? [status] : AnyStatus;
            bool[] kinds = filter.NonCompliant is { } kind ? [kind] : AnyBad;
            ways.Add((Math.Min(ofStatus, ofBad), [.. statuses.SelectMany(one => kinds.Select(
                other => new Branch("resources_by_state", ("status", (int)one), ("bad", other))))]));
        }

        ways.Add((all, [new Branch("resources_by_arn")]));
        return ways.Where(way => way.Branches.Count <= Branch.Most).MinBy(way => way.Size).Branches;
    }

    private static List<(string Name, long Total)> Types(SqliteSession session, ResourceFilter filter)
    {
        var conditions = new Conditions("c")
            .Equal("type", filter.Type)
            .Equal("service", filter.Service)
            .And("c.account = @account", ("@account", filter.Account ?? Tallies.AllAccounts));
        return session.Query(
            $"SELECT c.type, sum(c.total) FROM resource_counts c WHERE c.total > 0 AND c.type <> '{Tallies.AllTypes}'{conditions} GROUP BY c.type",
            reader => (reader.GetString(0), reader.GetInt64(1)), conditions.Parameters);
    }

    private static (long All, long Present, long Bad) All(SqliteSession session) => session
        .Query(
            "SELECT total, present, non_compliant FROM resource_counts WHERE account = @account AND type = @type",
            reader => (reader.GetInt64(0), reader.GetInt64(1), reader.GetInt64(2)), ("@account", Tallies.AllAccounts), ("@type", Tallies.AllTypes))
        .FirstOrDefault();
}
