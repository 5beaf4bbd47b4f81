using Qrie.Aws;
using Qrie.Aws.Iam;

namespace Qrie.Policies.Iam;

/// <summary>
/// Whether what all documents of a principal say together is administration: one grants it, none denies it, and no boundary keeps
/// it back. Service control policies are not seen.
/// </summary>
internal sealed class AdminPower
{
    private readonly IReadOnlyList<(string Part, string Policy, string? Via, Observed<IamPower> Power)> documents;

    private AdminPower(IReadOnlyList<(string Part, string Policy, string? Via, Observed<IamPower> Power)> documents, Truth unread, Truth bounded)
    {
        this.documents = documents;
        var granted = documents.Aggregate(unread, (truth, document) => truth | Is(document, power => power.Grants));
        var denied = documents.Aggregate(unread, (truth, document) => truth | Is(document, power => power.Denies));
        IsAdmin = granted & !denied & !bounded;
    }

    /// <summary>The answer.</summary>
    public Truth IsAdmin { get; }

    public static AdminPower Of(IamUserConfiguration user)
    {
        var (documents, unread) = (Own(user.InlinePolicies, user.AttachedPolicies), Unread(("inline_policies", user.InlinePolicies.Reason), ("attached_policies", user.AttachedPolicies.Reason), ("groups", user.Groups.Reason)));
        foreach (var group in user.Groups.TryGet(out var groups) ? groups : [])
        {
            documents.AddRange(Named(group.AttachedPolicies, "policy_documents", group.Arn));
            documents.AddRange(Named(group.InlinePolicies, "groups", group.Arn));
            unread |= Unread(("groups", group.AttachedPolicies.Reason), ("groups", group.InlinePolicies.Reason));
        }

        return new AdminPower(documents, unread, IsBounded(user.PermissionsBoundary));
    }

    public static AdminPower Of(IamRoleConfiguration role) => new(
        Own(role.InlinePolicies, role.AttachedPolicies),
        Unread(("inline_policies", role.InlinePolicies.Reason), ("attached_policies", role.AttachedPolicies.Reason)),
        IsBounded(role.PermissionsBoundary));

    public static AdminPower Of(IamGroupConfiguration group) => new(
        Own(group.InlinePolicies, group.AttachedPolicies),
        Unread(("inline_policies", group.InlinePolicies.Reason), ("attached_policies", group.AttachedPolicies.Reason)),
        Truth.Of(false));

    /// <summary>The policies that grant it, and the groups by which they come.</summary>
    public IReadOnlyList<object> GrantedBy() =>
    [
        .. documents
            .Where(document => document.Power.TryGet(out var power) && power.Grants)
            .Select(document => (object)new { policy = document.Policy, via = document.Via }),
    ];

    private static Truth Is((string Part, string Policy, string? Via, Observed<IamPower> Power) document, Func<IamPower, bool> question) =>
        document.Power.Is(document.Part, question, whenAbsent: false);

    private static List<(string Part, string Policy, string? Via, Observed<IamPower> Power)> Own(
        Observed<IReadOnlyList<IamInlinePolicy>> inline, Observed<IReadOnlyList<IamNamedPower>> attached) =>
    [
        .. (inline.TryGet(out var policies) ? policies : []).Select(policy => ("inline_policies", policy.Name, (string?)null, IamPower.Of(policy.Document))),
        .. Named(attached, "policy_documents", null),
    ];

    private static IEnumerable<(string Part, string Policy, string? Via, Observed<IamPower> Power)> Named(
        Observed<IReadOnlyList<IamNamedPower>> policies, string part, string? via) =>
        (policies.TryGet(out var known) ? known : []).Select(policy => (part, policy.Policy, via, policy.Power));

    private static Truth Unread(params IEnumerable<(string Part, Unreadable? Reason)> parts) => parts
        .Where(part => part.Reason is not null)
        .Aggregate(Truth.Of(false), (truth, part) => truth | Truth.Unknown($"{part.Part}: {part.Reason}"));

    // A boundary that is not administration itself keeps it back.
    private static Truth IsBounded(Observed<IamNamedPower> boundary) =>
        boundary.TryGet(out var policy) ? !(policy.Power.Is("policy_documents", power => power.Grants && !power.Denies, whenAbsent: false))
        : boundary.Reason is { } reason ? Truth.Unknown($"permissions_boundary: {reason}")
        : Truth.Of(false);
}
