using System.Xml.Linq;
using Qrie.Simulator.Services;
using static Qrie.Simulator.Iam.IamWriter;

namespace Qrie.Simulator.Iam;

/// <summary>What is done to users, groups and roles alike: their policies, boundaries and tags.</summary>
internal sealed class PrincipalWrites(SimulatedIam iam)
{
    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>> Operations =>
        PrincipalKind.All(iam).SelectMany(Of).ToDictionary(operation => operation.Name, operation => Recording(operation.Kind, operation.Write));

    private IEnumerable<(string Name, PrincipalKind Kind, Func<ServiceCall, QueryParameters, SimulatedPrincipal, SimulatedPrincipal> Write)> Of(PrincipalKind kind)
    {
        yield return ($"Attach{kind.Word}Policy", kind, (call, parameters, principal) =>
        {
            var arn = parameters.Required("PolicyArn");
            return iam.Policy(arn, call.Now) is null ? throw IamErrors.NoSuchPolicy(arn) : principal with { Attached = principal.Attached.Add(arn) };
        });
        yield return ($"Detach{kind.Word}Policy", kind, (_, parameters, principal) =>
        {
            var arn = parameters.Required("PolicyArn");
            return principal.Attached.Contains(arn) ? principal with { Attached = principal.Attached.Remove(arn) } : throw new Http.AwsError(404, "NoSuchEntity", $"Policy {arn} was not found.");
        });
        yield return ($"Put{kind.Word}Policy", kind, (_, parameters, principal) =>
            principal with { Inline = principal.Inline.SetItem(IamInput.NewName(parameters, "PolicyName"), IamInput.Document(parameters, "PolicyDocument")) });
        yield return ($"Delete{kind.Word}Policy", kind, (_, parameters, principal) =>
        {
            var name = parameters.Required("PolicyName");
            return principal.Inline.ContainsKey(name) ? principal with { Inline = principal.Inline.Remove(name) } : throw IamErrors.NoSuch($"{kind.Word.ToLowerInvariant()} policy", name);
        });
        if (kind.Word == "Group")
        {
            yield break;
        }

        yield return ($"Put{kind.Word}PermissionsBoundary", kind, (call, parameters, principal) =>
        {
            var arn = parameters.Required("PermissionsBoundary");
            return iam.Policy(arn, call.Now) is null ? throw IamErrors.NoSuchPolicy(arn) : principal with { Boundary = arn };
        });
        yield return ($"Delete{kind.Word}PermissionsBoundary", kind, (_, _, principal) => principal.Boundary is null
            ? throw new Http.AwsError(404, "NoSuchEntity", $"{kind.Word} {principal.Name} does not have a permission boundary.")
            : principal with { Boundary = null });
        yield return ($"Tag{kind.Word}", kind, (_, parameters, principal) => principal with { Tags = principal.Tags.SetItems(IamInput.Tags(parameters)) });
        yield return ($"Untag{kind.Word}", kind, (_, parameters, principal) => principal with { Tags = principal.Tags.RemoveRange(parameters.List("TagKeys")) });
    }

    private static Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)> Recording(
        PrincipalKind kind, Func<ServiceCall, QueryParameters, SimulatedPrincipal, SimulatedPrincipal> write) => (call, parameters) =>
    {
        kind.Update(call, parameters, principal => write(call, parameters, principal));
        return (null, new Recorded(kind.Get(call with { Now = DateTimeOffset.MaxValue }, parameters).Arn, Request(parameters)));
    };
}
