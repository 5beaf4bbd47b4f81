using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>Network ACLs.</summary>
internal sealed class Ec2AclOperations : IEc2Operations
{
    public IReadOnlyDictionary<string, Func<Ec2Request, XElement>> Reads { get; } = new Dictionary<string, Func<Ec2Request, XElement>>
    {
        ["DescribeNetworkAcls"] = Describe,
    };

    public IReadOnlyDictionary<string, Func<Ec2Request, (XElement, Recorded)>> Writes { get; } = new Dictionary<string, Func<Ec2Request, (XElement, Recorded)>>
    {
        ["CreateNetworkAcl"] = Create,
        ["DeleteNetworkAcl"] = Delete,
        ["CreateNetworkAclEntry"] = request => SetEntry(request, mustExist: false),
        ["ReplaceNetworkAclEntry"] = request => SetEntry(request, mustExist: true),
        ["DeleteNetworkAclEntry"] = DeleteEntry,
        ["ReplaceNetworkAclAssociation"] = ReplaceAssociation,
    };

    /// <summary>The ACL that AWS makes with a VPC: it lets everything through.</summary>
    public static void CreateDefault(Ec2Place place, string vpcId) => place.Put(new Ec2Acl(
        place.NewId("acl"), vpcId, IsDefault: true,
        [new Ec2AclEntry(100, false, "-1", null, null, "0.0.0.0/0", "allow"), new Ec2AclEntry(100, true, "-1", null, null, "0.0.0.0/0", "allow")], []));

    private static XElement Describe(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2Acl>(), "NetworkAclId", 1000,
            ("network-acl-id", acl => [acl.Id]), ("vpc-id", acl => [acl.VpcId]), ("owner-id", _ => [request.AccountId]),
            ("association.subnet-id", acl => acl.Associations.Select(one => one.SubnetId)), ("default", acl => [acl.IsDefault ? "true" : "false"]));
        return new XElement("answer", Ec2Xml.Set("networkAclSet", page.Select(acl => Fields(request, acl))), next);
    }

    // The last entry of each direction, which denies, cannot be changed.
    private static IEnumerable<object?> Fields(Ec2Request request, Ec2Acl acl) =>
    [
        Ec2Xml.Text("networkAclId", acl.Id), Ec2Xml.Text("vpcId", acl.VpcId), Ec2Xml.Text("ownerId", request.AccountId), Ec2Xml.Text("default", acl.IsDefault),
        Ec2Xml.Set("entrySet", acl.Entries
            .AddRange([new Ec2AclEntry(32767, false, "-1", null, null, "0.0.0.0/0", "deny"), new Ec2AclEntry(32767, true, "-1", null, null, "0.0.0.0/0", "deny")])
            .Select(entry => (IEnumerable<object?>)
            [
                Ec2Xml.Text("ruleNumber", entry.Number), Ec2Xml.Text("protocol", entry.Protocol), Ec2Xml.Text("ruleAction", entry.Action), Ec2Xml.Text("egress", entry.Egress),
                Ec2Xml.Text(entry.Cidr.Contains(':', StringComparison.Ordinal) ? "ipv6CidrBlock" : "cidrBlock", entry.Cidr),
                entry.From is null ? null : new XElement("portRange", Ec2Xml.Text("from", entry.From), Ec2Xml.Text("to", entry.To)),
            ])),
        Ec2Xml.Set("associationSet", acl.Associations.Select(one => (IEnumerable<object?>)
            [Ec2Xml.Text("networkAclAssociationId", one.Id), Ec2Xml.Text("networkAclId", acl.Id), Ec2Xml.Text("subnetId", one.SubnetId)])),
        Ec2Xml.Tags(acl),
    ];

    private static (XElement, Recorded) Create(Ec2Request request)
    {
        var vpc = request.Get<Ec2Vpc>("VpcId");
        var acl = request.Place.Put(new Ec2Acl(request.Place.NewId("acl"), vpc.Id, false, [], []) { Tags = request.Parameters.TagsFor("network-acl") });
        return request.Recorded(acl.Id, new XElement("answer", new XElement("networkAcl", Fields(request, acl))), "VpcId");
    }

    private static (XElement, Recorded) Delete(Ec2Request request)
    {
        var acl = request.Get<Ec2Acl>("NetworkAclId");
        if (acl.IsDefault || acl.Associations.Count > 0)
        {
            throw Ec2Errors.InUse($"networkAcl '{acl.Id}'");
        }

        request.Place.Remove(acl.Id);
        return request.Recorded(acl.Id, Ec2Xml.Done, "NetworkAclId");
    }

    private static (XElement, Recorded) SetEntry(Ec2Request request, bool mustExist)
    {
        var acl = request.Get<Ec2Acl>("NetworkAclId");
        var entry = new Ec2AclEntry(
            request.Parameters.Number("RuleNumber") ?? 0, request.Parameters.Flag("Egress"), request["Protocol"] ?? "-1",
            request.Parameters.Number("PortRange.From"), request.Parameters.Number("PortRange.To"),
            request["CidrBlock"] ?? request["Ipv6CidrBlock"] ?? throw Ec2Errors.Invalid("MissingParameter", "The request must contain a CIDR block."),
            request["RuleAction"] ?? "deny");
        var known = acl.Entries.Find(one => one.Number == entry.Number && one.Egress == entry.Egress);
        if (known is not null != mustExist)
        {
            throw mustExist
                ? Ec2Errors.Invalid("InvalidNetworkAclEntry.NotFound", $"The entry {entry.Number} does not exist in the network ACL.")
                : Ec2Errors.Invalid("NetworkAclEntryAlreadyExists", $"The network acl entry identified by {entry.Number} already exists.");
        }

        request.Place.Put(acl with { Entries = (known is null ? acl.Entries : acl.Entries.Remove(known)).Add(entry) });
        var recorded = new JsonObject
        {
            ["networkAclId"] = acl.Id, ["ruleNumber"] = entry.Number, ["egress"] = entry.Egress, ["ruleAction"] = entry.Action, ["icmpTypeCode"] = new JsonObject(),
            ["portRange"] = entry.From is null ? new JsonObject() : new JsonObject { ["from"] = entry.From, ["to"] = entry.To }, ["aclProtocol"] = entry.Protocol,
        };
        recorded[request["CidrBlock"] is null ? "ipv6CidrBlock" : "cidrBlock"] = entry.Cidr;
        return Ec2Request.Recorded(acl.Id, Ec2Xml.Done, recorded);
    }

    private static (XElement, Recorded) DeleteEntry(Ec2Request request)
    {
        var (acl, number, egress) = (request.Get<Ec2Acl>("NetworkAclId"), request.Parameters.Number("RuleNumber"), request.Parameters.Flag("Egress"));
        var known = acl.Entries.Find(one => one.Number == number && one.Egress == egress)
            ?? throw Ec2Errors.Invalid("InvalidNetworkAclEntry.NotFound", $"The entry {number} does not exist in the network ACL.");
        request.Place.Put(acl with { Entries = acl.Entries.Remove(known) });
        return request.Recorded(acl.Id, Ec2Xml.Done, "NetworkAclId", "RuleNumber", "Egress");
    }

    private static (XElement, Recorded) ReplaceAssociation(Ec2Request request)
    {
        var (acl, id) = (request.Get<Ec2Acl>("NetworkAclId"), request.Parameters.Required("AssociationId"));
        var old = request.All<Ec2Acl>().FirstOrDefault(one => one.Associations.Any(association => association.Id == id)) ?? throw Ec2Errors.Association(id);
        var association = old.Associations.Find(one => one.Id == id)!;
        var moved = association with { Id = request.Place.NewId("aclassoc") };
        request.Place.Put(old with { Associations = old.Associations.Remove(association) });
        var now = request.GetById<Ec2Acl>(acl.Id);
        request.Place.Put(now with { Associations = now.Associations.Add(moved) });
        return request.Recorded(acl.Id, new XElement("answer", Ec2Xml.Text("newAssociationId", moved.Id)), "AssociationId", "NetworkAclId");
    }
}
