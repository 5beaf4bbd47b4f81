using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>Security groups.</summary>
internal sealed class Ec2GroupOperations : IEc2Operations
{
    public IReadOnlyDictionary<string, Func<Ec2Request, XElement>> Reads { get; } = new Dictionary<string, Func<Ec2Request, XElement>>
    {
        ["DescribeSecurityGroups"] = Describe,
    };

    public IReadOnlyDictionary<string, Func<Ec2Request, (XElement, Recorded)>> Writes { get; } = new Dictionary<string, Func<Ec2Request, (XElement, Recorded)>>
    {
        ["CreateSecurityGroup"] = Create,
        ["DeleteSecurityGroup"] = Delete,
        ["AuthorizeSecurityGroupIngress"] = request => Authorize(request, egress: false),
        ["AuthorizeSecurityGroupEgress"] = request => Authorize(request, egress: true),
        ["RevokeSecurityGroupIngress"] = request => Revoke(request, egress: false),
        ["RevokeSecurityGroupEgress"] = request => Revoke(request, egress: true),
    };

    /// <summary>The group that AWS makes with a VPC: it lets in itself, and out everything.</summary>
    public static void CreateDefault(Ec2Place place, string vpcId)
    {
        var id = place.NewId("sg");
        place.Put(new Ec2Group(id, "default", "default VPC security group", vpcId,
        [
            new Ec2Rule(place.NewId("sgr"), Egress: false, "-1", null, null, id, null),
            new Ec2Rule(place.NewId("sgr"), Egress: true, "-1", null, null, "0.0.0.0/0", null),
        ]));
    }

    private static XElement Describe(Ec2Request request)
    {
        var (page, next) = request.Parameters.Choose(request.All<Ec2Group>(), "GroupId", 1000,
            ("group-id", group => [group.Id]), ("group-name", group => [group.Name]), ("vpc-id", group => [group.VpcId]), ("owner-id", _ => [request.AccountId]));
        return new XElement("answer", Ec2Xml.Set("securityGroupInfo", page.Select(group => (IEnumerable<object?>)
        [
            Ec2Xml.Text("ownerId", request.AccountId), Ec2Xml.Text("groupId", group.Id), Ec2Xml.Text("groupName", group.Name),
            Ec2Xml.Text("groupDescription", group.Description), Ec2Xml.Text("vpcId", group.VpcId),
            Permissions("ipPermissions", group, egress: false, request.AccountId), Permissions("ipPermissionsEgress", group, egress: true, request.AccountId), Ec2Xml.Tags(group),
        ])), next);
    }

    private static XElement Permissions(string name, Ec2Group group, bool egress, string accountId) => Ec2Xml.Set(name, group.Rules
        .Where(rule => rule.Egress == egress)
        .GroupBy(rule => (rule.Protocol, rule.From, rule.To))
        .Select(rules => (IEnumerable<object?>)
        [
            Ec2Xml.Text("ipProtocol", rules.Key.Protocol), Ec2Xml.Text("fromPort", rules.Key.From), Ec2Xml.Text("toPort", rules.Key.To),
            Ec2Xml.Set("groups", rules.Where(rule => IsGroup(rule.Peer)).Select(rule => (IEnumerable<object?>)
                [Ec2Xml.Text("userId", accountId), Ec2Xml.Text("groupId", rule.Peer), Ec2Xml.Text("description", rule.Description)])),
            Peers("ipRanges", "cidrIp", rules.Where(rule => IsCidr(rule.Peer) && !IsIpv6(rule.Peer))),
            Peers("ipv6Ranges", "cidrIpv6", rules.Where(rule => IsIpv6(rule.Peer))),
            Peers("prefixListIds", "prefixListId", rules.Where(rule => !IsCidr(rule.Peer) && !IsGroup(rule.Peer))),
        ]));

    private static XElement Peers(string name, string field, IEnumerable<Ec2Rule> rules) =>
        Ec2Xml.Set(name, rules.Select(rule => (IEnumerable<object?>)[Ec2Xml.Text(field, rule.Peer), Ec2Xml.Text("description", rule.Description)]));

    private static (XElement, Recorded) Create(Ec2Request request)
    {
        var (vpc, name) = (request.Get<Ec2Vpc>("VpcId"), request.Parameters.Required("GroupName"));
        if (request.All<Ec2Group>().Any(group => group.VpcId == vpc.Id && group.Name == name))
        {
            throw Ec2Errors.Invalid("InvalidGroup.Duplicate", $"The security group '{name}' already exists for VPC '{vpc.Id}'");
        }

        var id = request.Place.NewId("sg");
        request.Place.Put(new Ec2Group(id, name, request["GroupDescription"] ?? "", vpc.Id, [new Ec2Rule(request.Place.NewId("sgr"), true, "-1", null, null, "0.0.0.0/0", null)])
        {
            Tags = request.Parameters.TagsFor("security-group"),
        });
        return request.Recorded(id, new XElement("answer", Ec2Xml.Text("return", true), Ec2Xml.Text("groupId", id)), "GroupName", "GroupDescription", "VpcId");
    }

    private static (XElement, Recorded) Delete(Ec2Request request)
    {
        var group = Named(request);
        if (group.Name == "default")
        {
            throw Ec2Errors.Invalid("CannotDelete", $"the specified group: \"{group.Id}\" name: \"default\" cannot be deleted by a user");
        }

        if (request.All<Ec2Interface>().Any(one => one.Groups.Contains(group.Id)) || request.All<Ec2Group>().Any(other => other.Id != group.Id && other.Rules.Any(rule => rule.Peer == group.Id)))
        {
            throw Ec2Errors.Invalid("DependencyViolation", $"resource {group.Id} has a dependent object");
        }

        request.Place.Remove(group.Id);
        return request.Recorded(group.Id, new XElement("answer", Ec2Xml.Text("return", true), Ec2Xml.Text("groupId", group.Id)), "GroupId", "GroupName");
    }

    private static (XElement, Recorded) Authorize(Ec2Request request, bool egress)
    {
        var group = Named(request);
        var rules = Rules(request, egress);
        if (rules.FirstOrDefault(rule => group.Rules.Any(rule.Permits)) is { } known)
        {
            throw Ec2Errors.Invalid("InvalidPermission.Duplicate", $"the specified rule \"peer: {known.Peer}, {known.Protocol}, from port: {known.From}, to port: {known.To}, ALLOW\" already exists");
        }

        request.Place.Put(group with { Rules = group.Rules.AddRange(rules) });
        return Ec2Request.Recorded(
            group.Id,
            new XElement("answer", Ec2Xml.Text("return", true), Ec2Xml.Set("securityGroupRuleSet", rules.Select(rule => (IEnumerable<object?>)
            [
                Ec2Xml.Text("groupOwnerId", request.AccountId), Ec2Xml.Text("groupId", group.Id), Ec2Xml.Text("securityGroupRuleId", rule.Id), Ec2Xml.Text("isEgress", egress),
                Ec2Xml.Text("ipProtocol", rule.Protocol), Ec2Xml.Text("fromPort", rule.From ?? -1), Ec2Xml.Text("toPort", rule.To ?? -1),
                Ec2Xml.Text(IsIpv6(rule.Peer) ? "cidrIpv6" : IsCidr(rule.Peer) ? "cidrIpv4" : IsGroup(rule.Peer) ? "referencedGroupId" : "prefixListId", rule.Peer),
            ]))),
            RequestOf(request, rules));
    }

    private static (XElement, Recorded) Revoke(Ec2Request request, bool egress)
    {
        var group = Named(request);
        var byId = request.Parameters.List("SecurityGroupRuleId");
        var rules = Rules(request, egress);
        if (byId.Count + rules.Count == 0 || byId.Any(id => !group.Rules.Any(rule => rule.Id == id && rule.Egress == egress)) || rules.Any(rule => !group.Rules.Any(rule.Permits)))
        {
            throw Ec2Errors.Invalid("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
        }

        request.Place.Put(group with { Rules = group.Rules.RemoveAll(rule => byId.Contains(rule.Id) || rules.Any(rule.Permits)) });
        var recorded = RequestOf(request, rules);
        if (byId.Count > 0)
        {
            recorded["securityGroupRuleIds"] = Ec2Records.Items("securityGroupRuleId", byId);
        }

        return Ec2Request.Recorded(group.Id, Ec2Xml.Done, recorded);
    }

    private static Ec2Group Named(Ec2Request request) => request["GroupId"] is not null
        ? request.Get<Ec2Group>("GroupId")
        : request.All<Ec2Group>().FirstOrDefault(group => group.Name == request["GroupName"] && request.All<Ec2Vpc>().Any(vpc => vpc.IsDefault && vpc.Id == group.VpcId))
            ?? throw Ec2Errors.NotFound<Ec2Group>(request["GroupName"]);

    private static ImmutableList<Ec2Rule> Rules(Ec2Request request, bool egress)
    {
        var parameters = request.Parameters;
        var rules = ImmutableList.CreateBuilder<Ec2Rule>();
        foreach (var permission in parameters.Members("IpPermissions"))
        {
            var protocol = Protocol(parameters[permission + ".IpProtocol"]);
            (string List, string Field)[] kinds = [("IpRanges", "CidrIp"), ("Ipv6Ranges", "CidrIpv6"), ("Groups", "GroupId"), ("PrefixListIds", "PrefixListId")];
            rules.AddRange(from kind in kinds
                           from peer in parameters.Members($"{permission}.{kind.List}")
                           select new Ec2Rule(
                               request.Place.NewId("sgr"), egress, protocol, Port(parameters, permission + ".FromPort", protocol), Port(parameters, permission + ".ToPort", protocol),
                               parameters[$"{peer}.{kind.Field}"] ?? "", parameters[peer + ".Description"]));
        }

        if (parameters["CidrIp"] is { } cidr)
        {
            var protocol = Protocol(parameters["IpProtocol"]);
            rules.Add(new Ec2Rule(request.Place.NewId("sgr"), egress, protocol, Port(parameters, "FromPort", protocol), Port(parameters, "ToPort", protocol), cidr, null));
        }

        return rules.ToImmutable();
    }

    private static JsonObject RequestOf(Ec2Request request, IEnumerable<Ec2Rule> rules)
    {
        var recorded = Ec2Records.Request(request.Parameters, "GroupId", "GroupName");
        recorded["ipPermissions"] = Ec2Records.Items(rules.Select(rule =>
        {
            var permission = new JsonObject { ["ipProtocol"] = rule.Protocol };
            if (rule.From is { } from && rule.To is { } to)
            {
                (permission["fromPort"], permission["toPort"]) = (from, to);
            }

            JsonObject Peers(string field, bool isThis) => isThis ? Ec2Records.Items(field, [rule.Peer]) : [];
            permission["groups"] = Peers("groupId", IsGroup(rule.Peer));
            permission["ipRanges"] = Peers("cidrIp", IsCidr(rule.Peer) && !IsIpv6(rule.Peer));
            permission["ipv6Ranges"] = Peers("cidrIpv6", IsIpv6(rule.Peer));
            permission["prefixListIds"] = Peers("prefixListId", !IsCidr(rule.Peer) && !IsGroup(rule.Peer));
            return (JsonNode)permission;
        }));
        return recorded;
    }

    private static string Protocol(string? text) => text switch { null or "all" => "-1", "6" => "tcp", "17" => "udp", "1" => "icmp", _ => text };

    // A rule for all protocols has no ports, whatever the request says.
    private static int? Port(QueryParameters parameters, string name, string protocol) => protocol == "-1" ? null : parameters.Number(name);

    private static bool IsCidr(string peer) => peer.Contains('/', StringComparison.Ordinal);

    private static bool IsIpv6(string peer) => peer.Contains(':', StringComparison.Ordinal);

    private static bool IsGroup(string peer) => peer.StartsWith("sg-", StringComparison.Ordinal);
}
