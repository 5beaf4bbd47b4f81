using System.Text.Json;
using System.Text.Json.Nodes;
using Qrie.Aws.Protocol;

namespace Qrie.Aws.Organizations;

/// <summary>AWS Organizations, as far as it is needed (<see href="https://docs.aws.amazon.com/organizations/latest/APIReference/"/>).</summary>
internal sealed class OrganizationsClient : IDisposable
{
    private readonly JsonClient client;

    public OrganizationsClient(AwsClientParameters parameters) => client = new JsonClient(
        parameters,
        parameters.Configuration.Apply(new AwsProtocolConfig("Organizations", "organizations", "organizations"), "organizations", parameters.Region),
        "AWSOrganizationsV20161128");

    /// <summary>Where a partition has Organizations: in one region (<see href="https://docs.aws.amazon.com/general/latest/gr/ao.html"/>).</summary>
    public static string RegionOf(string partition) => partition == "aws-cn" ? "cn-northwest-1" : Arns.HomeRegion(partition);

    /// <summary>The id of each root; an organization has one.</summary>
    public IAsyncEnumerable<string> RootsAsync(CancellationToken cancellationToken) =>
        ItemsAsync("ListRoots", [], "Roots", cancellationToken).Select(root => root.Text("Id") ?? "");

    /// <summary>Ids and names of the units directly below a root or a unit.</summary>
    public IAsyncEnumerable<(string Id, string Name)> UnitsAsync(string parentId, CancellationToken cancellationToken) =>
        ItemsAsync("ListOrganizationalUnitsForParent", new JsonObject { ["ParentId"] = parentId }, "OrganizationalUnits", cancellationToken)
            .Select(unit => (unit.Text("Id") ?? "", unit.Text("Name") ?? ""));

    /// <summary>The accounts directly below a root or a unit.</summary>
    public IAsyncEnumerable<(string Id, string Name, AccountStatus Status)> AccountsAsync(string parentId, CancellationToken cancellationToken) =>
        ItemsAsync("ListAccountsForParent", new JsonObject { ["ParentId"] = parentId }, "Accounts", cancellationToken).Select(Account);

    /// <summary>One account.</summary>
    public async Task<(string Id, string Name, AccountStatus Status)> AccountAsync(string accountId, CancellationToken cancellationToken) =>
        Account((await client.CallAsync("DescribeAccount", new JsonObject { ["AccountId"] = accountId }, cancellationToken)).GetProperty("Account"));

    /// <summary>The root or the unit directly above an account or a unit; null above a root.</summary>
    public async Task<(string Id, bool IsRoot)?> ParentAsync(string childId, CancellationToken cancellationToken)
    {
        await foreach (var parent in ItemsAsync("ListParents", new JsonObject { ["ChildId"] = childId }, "Parents", cancellationToken))
        {
            return (parent.Text("Id") ?? "", parent.Text("Type") == "ROOT");
        }

        return null;
    }

    /// <summary>The name of a unit.</summary>
    public async Task<string> UnitNameAsync(string unitId, CancellationToken cancellationToken) =>
        (await client.CallAsync("DescribeOrganizationalUnit", new JsonObject { ["OrganizationalUnitId"] = unitId }, cancellationToken))
            .GetProperty("OrganizationalUnit").Text("Name") ?? "";

    public void Dispose() => client.Dispose();

    private IAsyncEnumerable<JsonElement> ItemsAsync(string operation, JsonObject input, string member, CancellationToken cancellationToken) =>
        client.PagesAsync(operation, input, cancellationToken).SelectMany(page => page.List(member));

    // "State" takes the place of "Status", which AWS retires.
    private static (string Id, string Name, AccountStatus Status) Account(JsonElement account) => (
        account.Text("Id") ?? "",
        account.Text("Name") ?? "",
        (account.Text("State") ?? account.Text("Status")) switch
        {
            "SUSPENDED" or "CLOSED" => AccountStatus.Suspended,
            "PENDING_CLOSURE" => AccountStatus.PendingClosure,
            _ => AccountStatus.Active,
        });
}
