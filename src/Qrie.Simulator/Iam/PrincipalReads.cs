using System.Xml.Linq;
using Qrie.Simulator.Services;
using static Qrie.Simulator.Iam.IamWriter;

namespace Qrie.Simulator.Iam;

/// <summary>What is read of users, groups and roles alike: themselves, and their policies.</summary>
internal sealed class PrincipalReads(SimulatedIam iam)
{
    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Operations =>
        PrincipalKind.All(iam).SelectMany(Of).ToDictionary(operation => operation.Name, operation => operation.Read);

    private IEnumerable<(string Name, Func<ServiceCall, QueryParameters, XElement?> Read)> Of(PrincipalKind kind)
    {
        yield return ($"Get{kind.Word}", (call, parameters) => kind.Word == "Group" ? Group(call, parameters, kind) : new XElement("Result", Principal(kind.Get(call, parameters), kind.Word)));
        yield return ($"List{kind.Word}s", (call, parameters) => Page(parameters, $"{kind.Word}s",
            [.. All(kind, call).Select(one => (one.Name, Member(Principal(one, kind.Word, whole: false))))]));
        yield return ($"List{kind.Word}Policies", (call, parameters) => Page(parameters, "PolicyNames",
            [.. kind.Get(call, parameters).Inline.Keys.Select(name => (name, new XElement("member", name)))]));
        yield return ($"Get{kind.Word}Policy", (call, parameters) =>
        {
            var (principal, name) = (kind.Get(call, parameters), parameters.Required("PolicyName"));
            return new XElement("Result",
                new XElement(kind.NameParameter, principal.Name), new XElement("PolicyName", name),
                Document("PolicyDocument", principal.Inline.TryGetValue(name, out var document) ? document : throw IamErrors.NoSuch($"{kind.Word.ToLowerInvariant()} policy", name)));
        });
        yield return ($"ListAttached{kind.Word}Policies", (call, parameters) => Page(parameters, "AttachedPolicies",
            [.. Attached(kind.Get(call, parameters)).Select(member => (member.Element("PolicyArn")!.Value, member))]));
    }

    private IEnumerable<SimulatedPrincipal> All(PrincipalKind kind, ServiceCall call) => kind.Word switch
    {
        "User" => iam.Users.Where(call.Now, call.AccountId + "/").Select(row => row.Value),
        "Group" => iam.Groups.Where(call.Now, call.AccountId + "/").Select(row => row.Value),
        _ => iam.Roles.Where(call.Now, call.AccountId + "/").Select(row => row.Value),
    };

    private XElement Group(ServiceCall call, QueryParameters parameters, PrincipalKind kind)
    {
        var group = kind.Get(call, parameters);
        var page = Page(parameters, "Users",
            [.. iam.Users.Where(call.Now, call.AccountId + "/").Where(row => row.Value.Groups.Contains(group.Name)).Select(row => (row.Value.Name, Member(Principal(row.Value, "User", whole: false))))]);
        page.AddFirst(Principal(group, "Group", whole: false));
        return page;
    }

    private static XElement Member(XElement element) => new("member", element.Elements());
}
