using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Orleans;
using Qrie.Aws;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Policies.Custom;
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

    [Fact]
    public void A_file_that_could_not_be_read_once_is_read_again_though_it_is_the_same_and_the_version_before_stays_meanwhile()
    {
        folder.Write("acme.yaml", Text);
        folder.Write("other.yaml", Text.Replace("AcmeBucketUntagged", "AcmeOther", StringComparison.Ordinal));
        var (catalogue, types) = (new PolicyCatalogue(new ResourceTypes()), new ResourceTypes());
        var policies = new PolicyFolder(types, catalogue);
        policies.Refresh(folder.Path).Should().BeTrue();

        using (var writer = new FileStream(Path.Combine(folder.Path, "acme.yaml"), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            writer.SetLength(0);
            writer.Write(System.Text.Encoding.UTF8.GetBytes(Text.Replace("severity: 33", "severity: 77", StringComparison.Ordinal)));
            writer.Flush();
            policies.Refresh(folder.Path).Should().BeTrue();
            policies.Refresh(folder.Path).Should().BeFalse("nothing is new");
            policies.Files[0].Errors.Single().Message.Should().StartWith("The file cannot be read: ");
            policies.IsOlder(policies.Files[0]).Should().BeTrue();
            catalogue.Find("AcmeBucketUntagged")!.Definition.Severity.Should().Be(33);
            catalogue.Find("AcmeOther").Should().NotBeNull();
        }

        policies.Refresh(folder.Path).Should().BeTrue();
        catalogue.Find("AcmeBucketUntagged")!.Definition.Severity.Should().Be(77);
        policies.Refresh(folder.Path).Should().BeFalse();
    }

    [Fact]
    public async Task While_the_folder_is_not_there_its_policies_stay_lives_are_followed_and_health_tells_of_it()
    {
        var path = Path.Combine(folder.Path, "policies");
        Directory.CreateDirectory(path);
        await File.WriteAllTextAsync(Path.Combine(path, "acme.yaml"), Text, ct);
        await using var qrie = await QrieHost.StartAsync(new SimulatorOptions(), new Dictionary<string, string?> { ["Qrie:Policies:Folder"] = path });
        var catalogue = qrie.Service<IPolicyCatalogue>();
        await Eventually.TrueAsync(() => Task.FromResult(catalogue.Find("AcmeBucketUntagged")?.Status == PolicyStatus.Active), "the policy");

        Directory.Move(path, path + "-moved");
        await Eventually.TrueAsync(async () => (await HealthAsync(qrie)).Contains("policy-folder", StringComparison.Ordinal), "health to tell of it");
        (await qrie.Http.GetStringAsync("/api/coverage", ct)).Should().Contain("DirectoryNotFoundException");
        // By the grain itself, of which this silo hears only if it goes on to follow.
        await qrie.Service<IGrainFactory>().GetGrain<IPolicyGrain>("S3BucketPublic").PutAsync(new PolicyLife { Status = PolicyStatus.Active, Severity = 12 }, null, new Act("dana"));
        await Eventually.TrueAsync(() => Task.FromResult(catalogue.Find("S3BucketPublic")!.Severity == 12), "the change");
        catalogue.Find("AcmeBucketUntagged")!.Status.Should().Be(PolicyStatus.Active);

        Directory.Move(path + "-moved", path);
        await Eventually.TrueAsync(async () => !(await HealthAsync(qrie)).Contains("policy-folder", StringComparison.Ordinal), "health to be well");
    }

    private static Task<string> HealthAsync(QrieHost qrie) => qrie.Http.GetStringAsync("/health/ready");

    private static async Task<JsonElement[]> FilesAsync(QrieHost qrie) =>
        (await qrie.Http.GetFromJsonAsync<JsonElement>("/api/policies/files")).EnumerateArray().ToArray();

    private static Task<Finding> FindingAsync(QrieHost qrie, int severity) =>
        Eventually.GetAsync(async () => await FindAsync(qrie) is { } finding && finding.Severity == severity ? finding : null, $"a finding of severity {severity}");

    private static async Task<Finding?> FindAsync(QrieHost qrie) =>
        (await qrie.Service<IInventoryQueries>().FindingsAsync(new FindingFilter { Policy = "AcmeBucketUntagged" }, 1, null, default)).Items.FirstOrDefault()?.Finding;
}
