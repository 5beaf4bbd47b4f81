using Amazon.S3.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Policies;

/// <summary>
/// Twelve buckets over three accounts, half of them of <c>env=prod</c>, none of which keeps versions; and a clock that can be set
/// forward. Once they are known, nothing that tests do to the rules may cost a call to AWS.
/// </summary>
public sealed class LivesFixture : IAsyncLifetime
{
    public const string Policy = "S3BucketVersioningDisabled";

    internal QrieHost Host { get; private set; } = null!;

    internal ShiftedTime Time { get; } = new();

    internal IPolicyLives Lives => Host.Service<IPolicyLives>();

    internal IPolicyExceptions Exceptions => Host.Service<IPolicyExceptions>();

    internal static Act By { get; } = new("dana");

    internal IReadOnlyList<SimulatedAccount> Accounts => Host.Simulator.Organization.Accounts;

    public async ValueTask InitializeAsync()
    {
        Host = await QrieHost.StartAsync(
            new SimulatorOptions { Accounts = 3 },
            new Dictionary<string, string?> { ["Qrie:Aws:RequestsPerSecond"] = "10000" },
            configure: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Time)));
        foreach (var (account, index) in Accounts.Select((account, index) => (account, index)))
        {
            using var s3 = Host.S3(account);
            foreach (var number in Enumerable.Range(0, 4))
            {
                var bucket = $"lives-{index}-{number}";
                await s3.PutBucketAsync(bucket);
                await s3.PutBucketTaggingAsync(bucket, [new Tag { Key = "env", Value = number % 2 == 0 ? "prod" : "dev" }]);
            }
        }

        await Host.SettleAsync(CancellationToken.None);
        Host.Simulator.Organization.ResetCalls();
    }

    /// <summary>Changes the policy's life.</summary>
    internal Task ChangeAsync(Func<PolicyLife, PolicyLife> change) => Lives.ChangeAsync(Policy, state => change(PolicyLife.Of(state)), null, By);

    /// <summary>Waits until the findings are those of the truth under the rules that now hold, and asserts that no call to AWS was made.</summary>
    internal async Task ShouldEqualTheTruthAsync()
    {
        var ct = TestContext.Current.CancellationToken;
        var truth = await TrueState.ReadAsync(Host.Simulator, Host.App.Services);
        var set = Host.Service<PolicySetHolder>().Current;
        var expected = truth.Results.SelectMany(result => result.Value.Verdicts
            .Where(verdict => verdict.Kind == VerdictKind.Violation)
            .Select(verdict => Line(result.Key, verdict.PolicyId, verdict.Severity, result.Value.Exceptions.GetValueOrDefault(verdict.PolicyId))))
            .Where(line => line.StartsWith("arn:aws:s3", StringComparison.Ordinal))
            .Order().ToArray();
        string[] found = [];
        await Eventually.TrueAsync(
            async () =>
            {
                found = [.. (await FindingsAsync(null, ct)).Where(row => row.Finding.IsViolation)
                    .Select(row => Line(row.Arn, row.Finding.PolicyId, row.Finding.Severity, row.Finding.ExceptionId)).Order()];
                return found.SequenceEqual(expected);
            },
            $"the findings to equal the truth; missing are [{string.Join("; ", expected.Except(found))}]",
            TimeSpan.FromSeconds(30));
        found.Should().Equal(expected).And.NotBeEmpty();
        Host.Service<PolicySetHolder>().Current.Revision.Should().Be(set.Revision);
        Host.Simulator.Organization.Calls.Keys.Where(call => call.Service != "sqs").Should().BeEmpty();
    }

    /// <summary>All findings of buckets, or of one policy.</summary>
    internal async Task<IReadOnlyList<FindingRow>> FindingsAsync(string? policy, CancellationToken ct) =>
        (await Host.Service<IInventoryQueries>().FindingsAsync(new FindingFilter { Policy = policy, Type = "AWS::S3::Bucket" }, 1000, null, ct)).Items;

    /// <summary>The finding of the policy on a bucket.</summary>
    internal async Task<Finding> FindingAsync(string bucket) =>
        (await FindingsAsync(Policy, TestContext.Current.CancellationToken)).Single(row => row.Arn == $"arn:aws:s3:::{bucket}").Finding;

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static string Line(string arn, string policy, int severity, string? exception) => $"{arn} {policy} {severity} {exception ?? "open"}";
}
