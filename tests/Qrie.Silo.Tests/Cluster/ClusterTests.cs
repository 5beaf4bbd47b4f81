using System.Globalization;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.Model;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Orleans.Runtime;
using Qrie.Silo.Commands;
using Qrie.Silo.Tests.Storage.Contract;
using Qrie.Simulator;
using Tag = Amazon.S3.Model.Tag;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>Several processes over one queue and one set of tables.</summary>
public sealed class ClusterTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    private const int Buckets = 40;
    private const int Rounds = 5;

    // What a killed silo had received comes again after the visibility timeout of a minute.
    private static readonly TimeSpan UntilSettled = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Invariant_1_nothing_is_lost_when_a_silo_is_killed_and_another_comes()
    {
        await using var simulator = await SimulatorHost.StartAsync(new SimulatorOptions { Accounts = 4, NewBucketsBlockPublicAccess = false });
        var prefix = $"cluster-{Guid.NewGuid():N}-";
        (await CommandLine.InvokeAsync(
            ["tables", "create", $"--Qrie:DynamoDb:TablePrefix={prefix}", $"--Qrie:DynamoDb:EndpointUrl={backend.Url}"], TextWriter.Null, TextWriter.Null, Token)).Should().Be(0);
        await using var tables = new DynamoUnderTest(backend.Client(), prefix);
        await using var first = new SiloProcess(simulator, backend.Url, prefix);
        await using var second = new SiloProcess(simulator, backend.Url, prefix);
        await using var third = new SiloProcess(simulator, backend.Url, prefix);
        await Task.WhenAll(first.ReadyAsync(Token), second.ReadyAsync(Token), third.ReadyAsync(Token));
        using var dynamo = backend.Client();
        (await ActiveAsync(dynamo, prefix)).Should().BeEquivalentTo([first.SiloPort, second.SiloPort, third.SiloPort]);

        const int half = Rounds * Buckets / 2;
        await ChangeAsync(simulator, 0, half);
        await first.KillAsync();
        (simulator.Organization.QueueDepth != (0, 0, 0) || (await tables.Inbox.ListNonEmptyAsync()).Count > 0).Should().BeTrue("the silo is to be killed in the middle of the work");
        await using var fourth = new SiloProcess(simulator, backend.Url, prefix);
        await ChangeAsync(simulator, half, Rounds * Buckets);
        await fourth.ReadyAsync(Token);

        await Eventually.TrueAsync(
            async () => (await ActiveAsync(dynamo, prefix)).SetEquals([second.SiloPort, third.SiloPort, fourth.SiloPort]), "the others to declare the silo dead", UntilSettled);
        await Eventually.TrueAsync(
            async () => simulator.Organization.QueueDepth == (0, 0, 0) && (await tables.Inbox.ListNonEmptyAsync()).Count == 0, "queue and inboxes to empty", UntilSettled);
        var truth = await TrueState.ReadAsync(simulator, new TruthServices());
        truth.Configurations.Keys.Count(arn => arn.StartsWith("arn:aws:s3:::", StringComparison.Ordinal)).Should().Be(Buckets * 9 / 10);
        foreach (var silo in (SiloProcess[])[second, third, fourth])
        {
            (await silo.FindingsAsync(Token)).Should().BeEquivalentTo(truth.Findings.Where(finding => finding.Arn.StartsWith("arn:aws:s3:::", StringComparison.Ordinal)));
        }
    }

    /// <summary>The ports of the silos that the table of the membership calls active.</summary>
    private static async Task<HashSet<int>> ActiveAsync(IAmazonDynamoDB client, string prefix)
    {
        var item = await client.GetItemAsync(
            new GetItemRequest { TableName = $"{prefix}membership", Key = new() { ["ClusterId"] = new AttributeValue(prefix) }, ConsistentRead = true }, Token);
        var active = ((int)SiloStatus.Active).ToString(CultureInfo.InvariantCulture);
        return [.. item.Item["Silos"].M.Where(silo => silo.Value.M["s"].N == active).Select(silo => SiloAddress.FromParsableString(silo.Key).Endpoint.Port)];
    }

    private static async Task ChangeAsync(SimulatorHost simulator, int from, int to)
    {
        var clients = simulator.Organization.Accounts.Select(account => new AmazonS3Client(
            new BasicAWSCredentials($"account:{account.Id}", "simulated"),
            new AmazonS3Config { ServiceURL = simulator.Url, AuthenticationRegion = "us-east-1", ForcePathStyle = true })).ToArray();
        for (var change = from; change < to; change++)
        {
            await ChangeAsync(clients[change % clients.Length], change / Buckets, change % Buckets);
        }

        Array.ForEach(clients, client => client.Dispose());
    }

    private static Task ChangeAsync(AmazonS3Client s3, int round, int number)
    {
        var name = $"clustered-{number}";
        return round switch
        {
            0 => s3.PutBucketAsync(name, Token),
            1 when number % 2 == 0 => VersionAsync(s3, name, "Enabled"),
            1 => s3.PutBucketTaggingAsync(name, [new Tag { Key = "number", Value = $"{number}" }], Token),
            2 => s3.PutBucketPolicyAsync(new PutBucketPolicyRequest { BucketName = name, Policy = Policy(name, number % 3 == 0) }, Token),
            3 when number % 4 == 0 => BlockAsync(s3, name),
            3 => VersionAsync(s3, name, "Enabled"),
            _ when number % 10 == 9 => s3.DeleteBucketAsync(name, Token),
            _ when number % 3 == 0 => s3.DeleteBucketPolicyAsync(name, Token),
            _ => VersionAsync(s3, name, "Suspended"),
        };
    }

    private static Task VersionAsync(AmazonS3Client s3, string name, string status) => s3.PutBucketVersioningAsync(
        new PutBucketVersioningRequest { BucketName = name, VersioningConfig = new S3BucketVersioningConfig { Status = status } }, Token);

    private static Task BlockAsync(AmazonS3Client s3, string name) => s3.PutPublicAccessBlockAsync(
        new PutPublicAccessBlockRequest
        {
            BucketName = name,
            PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration
            {
                BlockPublicAcls = true, IgnorePublicAcls = true, BlockPublicPolicy = true, RestrictPublicBuckets = true,
            },
        },
        Token);

    private static string Policy(string name, bool open) => open
        ? $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{name}}/*"}]}"""
        : $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::{{{name}}}","arn:aws:s3:::{{{name}}}/*"],"Condition":{"Bool":{"aws:SecureTransport":"false"}} }]}""";
}
