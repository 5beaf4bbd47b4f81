using System.Globalization;
using System.Text.Json.Nodes;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Organizations;

/// <summary>
/// AWS Organizations, as far as it tells of accounts and units (<see href="https://docs.aws.amazon.com/organizations/latest/APIReference/"/>).
/// It answers the management account, which is Qrie's own.
/// </summary>
internal sealed class OrganizationsService : JsonService
{
    private const int LargestPage = 20;

    private readonly OrganizationTree tree;

    public OrganizationsService(SimulatedOrganization organization) : base(organization)
    {
        tree = new OrganizationTree(organization);
        Reads = new Dictionary<string, Func<ServiceCall, JsonObject, JsonObject>>
        {
            ["ListAccounts"] = (_, input) => Page(input, "Accounts", Accounts()),
            ["ListAccountsForParent"] = (_, input) => Page(input, "Accounts", AccountsIn(Parent(input, "ParentId"))),
            ["DescribeAccount"] = (_, input) => new JsonObject { ["Account"] = Account(input) },
            ["ListRoots"] = (_, input) => Page(input, "Roots", [Root()]),
            ["ListParents"] = ListParents,
            ["ListOrganizationalUnitsForParent"] = (_, input) => Page(input, "OrganizationalUnits", UnitsIn(Parent(input, "ParentId"))),
            ["DescribeOrganizationalUnit"] = (_, input) => new JsonObject { ["OrganizationalUnit"] = Unit(Parent(input, "OrganizationalUnitId")) },
        };
    }

    public override string SigningName => "organizations";

    protected override string TargetPrefix => "AWSOrganizationsV20161128";

    protected override bool IsGlobal => true;

    protected override IReadOnlyDictionary<string, Func<ServiceCall, JsonObject, JsonObject>> Reads { get; }

    protected override IReadOnlyDictionary<string, Func<ServiceCall, JsonObject, (JsonObject Result, Recorded? Recorded)>> Writes { get; } =
        new Dictionary<string, Func<ServiceCall, JsonObject, (JsonObject, Recorded?)>>();

    protected override string SubjectOf(SimulatedCall call, string action) => call.Caller.AccountId;

    protected override AwsAnswer Read(ServiceCall call) => call.AccountId == KeyRing.QrieAccountId
        ? base.Read(call)
        : throw new AwsError(400, "AccessDeniedException", "You don't have permissions to access this resource.");

    private string Arn(string resource) => $"arn:{Organization.Partition}:organizations::{KeyRing.QrieAccountId}:{resource}";

    private IEnumerable<JsonObject> Accounts() => Organization.Accounts.Select(Describe).Prepend(Management());

    private IEnumerable<JsonObject> AccountsIn(string path) =>
        Organization.Accounts.Where(account => account.Ou == path).Select(Describe).Concat(path == "/" ? [Management()] : []);

    private IEnumerable<JsonObject> UnitsIn(string path) => tree.Paths.Where(unit => OrganizationTree.ParentOf(unit) == path).Select(Unit);

    private JsonObject Account(JsonObject input)
    {
        var id = Required(input, "AccountId");
        return id == KeyRing.QrieAccountId ? Management()
            : Organization.Account(id) is { } account ? Describe(account)
            : throw new AwsError(400, "AccountNotFoundException", "You specified an account that doesn't exist.");
    }

    private JsonObject ListParents(ServiceCall call, JsonObject input)
    {
        var id = Required(input, "ChildId");
        var parent = id == KeyRing.QrieAccountId ? "/"
            : Organization.Account(id)?.Ou
            ?? (tree.PathOf(id) is { Length: > 1 } path ? OrganizationTree.ParentOf(path) : null)
            ?? throw new AwsError(400, "ChildNotFoundException", "You specified a child that doesn't exist.");
        return Page(input, "Parents", [new JsonObject { ["Id"] = OrganizationTree.IdOf(parent), ["Type"] = parent == "/" ? "ROOT" : "ORGANIZATIONAL_UNIT" }]);
    }

    private string Parent(JsonObject input, string name) => tree.PathOf(Required(input, name)) ?? throw new AwsError(
        400, name == "ParentId" ? "ParentNotFoundException" : "OrganizationalUnitNotFoundException", "You specified a root or unit that doesn't exist.");

    private JsonObject Root() => new()
    {
        ["Id"] = OrganizationTree.RootId,
        ["Arn"] = Arn($"root/{OrganizationTree.OrganizationId}/{OrganizationTree.RootId}"),
        ["Name"] = "Root",
        ["PolicyTypes"] = new JsonArray(),
    };

    private JsonObject Unit(string path) => new()
    {
        ["Id"] = OrganizationTree.IdOf(path),
        ["Arn"] = Arn($"ou/{OrganizationTree.OrganizationId}/{OrganizationTree.IdOf(path)}"),
        ["Name"] = path.Split('/')[^1],
    };

    private JsonObject Management() => Describe(KeyRing.QrieAccountId, "management", "ACTIVE", "INVITED");

    private JsonObject Describe(SimulatedAccount account) => Describe(account.Id, account.Name, account.IsClosed ? "SUSPENDED" : "ACTIVE", "CREATED");

    private JsonObject Describe(string id, string name, string status, string joined) => new()
    {
        ["Id"] = id,
        ["Arn"] = Arn($"account/{OrganizationTree.OrganizationId}/{id}"),
        ["Email"] = $"{name}@example.com",
        ["Name"] = name,
        ["Status"] = status,
        ["State"] = status,
        ["JoinedMethod"] = joined,
        ["JoinedTimestamp"] = 1_700_000_000.5,
    };

    private static string Required(JsonObject input, string name) => (string?)input[name] is { Length: > 0 } value
        ? value
        : throw new AwsError(400, "InvalidInputException", $"You provided invalid values for one or more of the request parameters: {name}.");

    private static JsonObject Page(JsonObject input, string member, IEnumerable<JsonObject> all)
    {
        var size = Math.Clamp((int?)input["MaxResults"] ?? LargestPage, 1, LargestPage);
        var from = int.TryParse((string?)input["NextToken"], NumberStyles.None, CultureInfo.InvariantCulture, out var start) ? start : 0;
        var items = all.Skip(from).Take(size + 1).ToArray();
        var page = new JsonObject { [member] = new JsonArray([.. items.Take(size)]) };
        if (items.Length > size)
        {
            page["NextToken"] = (from + size).ToString(CultureInfo.InvariantCulture);
        }

        return page;
    }
}
