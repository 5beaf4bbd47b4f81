using System.Collections.Frozen;
using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;
using Qrie.Policies;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Policies;

/// <summary>The parameters of the policies' listing, as they came.</summary>
internal sealed record PoliciesQuery
{
    private const string AnyStatus = "all";

    private static readonly FrozenDictionary<string, PolicyStatus> Statuses = new Dictionary<string, PolicyStatus>
    {
        ["active"] = PolicyStatus.Active,
        ["available"] = PolicyStatus.Available,
        ["suspended"] = PolicyStatus.Suspended,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    [FromQuery(Name = "status"), Description("active, available, suspended or all; all without it.")]
    public string? Status { get; init; }

    [FromQuery(Name = "policy_id"), Description("The policy's id, such as S3BucketPublic.")]
    public string? PolicyId { get; init; }

    [FromQuery(Name = "services"), Description("Services, separated by commas, such as s3,iam.")]
    public string? Services { get; init; }

    [FromQuery(Name = "framework"), Description("Text in the name of a framework that the policy answers, such as CIS.")]
    public string? Framework { get; init; }

    public Func<PolicyView, bool> Read(IPolicyCatalogue policies)
    {
        var reader = new ParameterReader();
        var any = AnyStatus.Equals(Status, StringComparison.OrdinalIgnoreCase);
        PolicyStatus? status = null;
        if (!any && !string.IsNullOrEmpty(Status) && !Statuses.ContainsKey(Status))
        {
            reader.Wrong<string>("status", Status, $"one of {string.Join(", ", Statuses.Keys.Append(AnyStatus))}");
        }
        else if (!any)
        {
            status = reader.OneOf("status", Status, Statuses);
        }

        var id = reader.Known("policy_id", PolicyId, id => policies.Find(id) is not null, "the id of a policy; GET /api/policies lists them");
        reader.Finish();
        var services = Services?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return policy =>
            (status is null || policy.Status == status)
            && (id is null || policy.PolicyId == id)
            && (services.Length == 0 || services.Contains(policy.Service, StringComparer.OrdinalIgnoreCase))
            && (string.IsNullOrEmpty(Framework)
                || policy.Frameworks.Any(reference => reference.Framework.Contains(Framework, StringComparison.OrdinalIgnoreCase)));
    }
}
