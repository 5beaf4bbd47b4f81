using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Commands;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Policies;

public sealed class PolicyFolderTests : IDisposable
{
    private const string Text = """
        id: AcmeBucketUntagged
        type: AWS::S3::Bucket
        severity: 33
        title: Bucket has no team
        description: Every bucket has a team.
        remediation: Tag it.
        frameworks: ["Acme baseline 2 | 7.1"]
        parts: [tags]
        violation: "!tags.team"
        """;

    private readonly TemporaryFolder folder = new();
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_policy_judges_what_is_stored_is_read_again_when_it_changes_and_outlives_a_broken_file()
    {
        folder.Write("acme.yaml", Text);
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions(), new Dictionary<string, string?> { ["Qrie:Policies:Folder"] = folder.Path });
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        await s3.PutBucketAsync("acme-1", ct);
        await qrie.SettleAsync(ct);
        qrie.Simulator.Organization.ResetCalls();
        (await FindingAsync(qrie, 33)).Message.Should().Be("Bucket has no team.");

        folder.Write("acme.yaml", Text.Replace("severity: 33", "severity: 77", StringComparison.Ordinal));
        await FindingAsync(qrie, 77);

        folder.Write("acme.yaml", Text.Replace("severity: 33", "severity: very", StringComparison.Ordinal));
        var file = await Eventually.GetAsync(async () => (await FilesAsync(qrie)) is [var only] && only.GetProperty("status").GetString() == "older" ? (object)only : null, "the broken file to show");
        ((JsonElement)file).GetProperty("errors")[0].GetProperty("line").GetInt32().Should().Be(3);
        (await FindingAsync(qrie, 77)).Status.Should().Be(FindingStatus.Active);
        qrie.Service<IPolicyCatalogue>().Find("AcmeBucketUntagged")!.Frameworks.Should().Equal(new FrameworkReference("Acme baseline 2", "7.1"));

        File.Delete(Path.Combine(folder.Path, "acme.yaml"));
        await Eventually.TrueAsync(async () => await FindAsync(qrie) is { Status: FindingStatus.Resolved, ResolvedReason: ResolvedReason.PolicySuspended }, "the policy to go");
        qrie.Simulator.Organization.Calls.Keys.Where(call => call.Service != "sqs").Should().BeEmpty();
    }

    [Fact]
    public async Task A_file_that_is_broken_at_the_start_keeps_qrie_from_starting_and_says_where()
    {
        folder.Write("acme.yaml", Text.Replace("severity: 33", "severity: very", StringComparison.Ordinal));
        var start = () => QrieHost.StartAsync(new SimulatorOptions(), new Dictionary<string, string?> { ["Qrie:Policies:Folder"] = folder.Path });
        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().ContainSingle().Which.Should().EndWith("acme.yaml:3: severity must be a whole number from 0 to 100.");
    }

    private static async Task<JsonElement[]> FilesAsync(QrieHost qrie) =>
        (await qrie.Http.GetFromJsonAsync<JsonElement>("/api/policies/files")).EnumerateArray().ToArray();

    private static Task<Finding> FindingAsync(QrieHost qrie, int severity) =>
        Eventually.GetAsync(async () => await FindAsync(qrie) is { } finding && finding.Severity == severity ? finding : null, $"a finding of severity {severity}");

    private static async Task<Finding?> FindAsync(QrieHost qrie) =>
        (await qrie.Service<IInventoryQueries>().FindingsAsync(new FindingFilter { Policy = "AcmeBucketUntagged" }, 1, null, default)).Items.FirstOrDefault()?.Finding;
}
