using Qrie.Coverage;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Tests.Services;

/// <summary>What tests of services ask of Qrie once everything has settled.</summary>
internal static class Looking
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Finding?> FindingAsync(this QrieHost qrie, string arn, string policy)
    {
        await qrie.SettleAsync(Ct);
        return (await qrie.Service<IInventoryQueries>().FindingsAsync(new FindingFilter { Arn = arn, Policy = policy }, 1, null, Ct)).Items.SingleOrDefault()?.Finding;
    }

    public static async Task<Finding> ShouldBeActiveAsync(this QrieHost qrie, string arn, string policy, string becauseOf)
    {
        var finding = (await qrie.FindingAsync(arn, policy))!;
        finding.Should().NotBeNull();
        finding.Status.Should().Be(FindingStatus.Active);
        finding.Cause!.EventName.Should().Be(becauseOf);
        finding.Cause.Principal.Should().NotBeNullOrEmpty();
        return finding;
    }

    public static async Task ShouldBeResolvedAsync(this QrieHost qrie, string arn, string policy, ResolvedReason reason = ResolvedReason.Compliant)
    {
        var finding = (await qrie.FindingAsync(arn, policy))!;
        finding.Should().NotBeNull();
        (finding.Status, finding.ResolvedReason).Should().Be((FindingStatus.Resolved, reason));
    }

    public static async Task<ResourceRow> ResourceAsync(this QrieHost qrie, string arn)
    {
        await qrie.SettleAsync(Ct);
        return (await qrie.Service<IInventoryQueries>().ResourceAsync(arn, Ct))!;
    }

    public static async Task ShouldBeTombstoneAsync(this QrieHost qrie, string arn)
    {
        (await qrie.ResourceAsync(arn)).Status.Should().Be(ResourceStatus.Deleted);
        var findings = (await qrie.Service<IInventoryQueries>().FindingsAsync(new FindingFilter { Arn = arn }, 100, null, Ct)).Items;
        findings.Should().OnlyContain(row => row.Finding.Status == FindingStatus.Resolved);
        findings.Should().Contain(row => row.Finding.ResolvedReason == ResolvedReason.ResourceDeleted);
    }

    /// <summary>The policy opened nothing, says why, and the coverage page names the action that is missing.</summary>
    public static async Task ShouldBeUnknownAsync(this QrieHost qrie, string arn, string policy, string part, string permission)
    {
        (await qrie.FindingAsync(arn, policy)).Should().BeNull();
        var resource = await qrie.ResourceAsync(arn);
        resource.UnknownPolicies.Should().ContainKey(policy).WhoseValue.Should().Contain(permission);
        (await qrie.Service<ICoverageQueries>().UnreadableAsync(resource.AccountId, Ct))
            .Should().Contain(total => total.Type == resource.Type && total.Part == part && total.Permission == permission);
    }
}
