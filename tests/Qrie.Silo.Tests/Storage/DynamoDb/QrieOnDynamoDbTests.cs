using Amazon.S3.Model;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Silo.Tests.Storage.Contract;

namespace Qrie.Silo.Tests.Storage.DynamoDb;

/// <summary>The whole of Qrie with its inventory in DynamoDB.</summary>
public sealed class QrieOnDynamoDbTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    [Fact]
    public async Task A_bucket_is_followed_to_its_finding_and_a_restart_loses_nothing()
    {
        await using var tables = await backend.CreateAsync(backend.Client());
        await using var qrie = await QrieHost.StartAsync(settings: Settings(tables.Database.Options.TablePrefix));
        using var s3 = qrie.S3(qrie.Simulator.Organization.Accounts[0]);
        const string arn = "arn:aws:s3:::kept-bucket";
        var open = new FindingFilter { Arn = arn, Policy = "S3BucketVersioningDisabled", State = FindingStatus.Active };

        await s3.PutBucketAsync("kept-bucket", Token);
        await Eventually.TrueAsync(async () => (await qrie.Service<IInventoryQueries>().FindingsAsync(open, 1, null, Token)).Items.Count == 1, "the finding");
        await qrie.SettleAsync(Token);
        await qrie.RestartAsync();

        var inventory = qrie.Service<IInventoryQueries>();
        inventory.Should().BeOfType<DynamoInventoryQueries>();
        (await inventory.ResourceAsync(arn, Token))!.Status.Should().Be(ResourceStatus.Present);
        await s3.PutBucketVersioningAsync(
            new PutBucketVersioningRequest { BucketName = "kept-bucket", VersioningConfig = new S3BucketVersioningConfig { Status = "Enabled" } }, Token);
        await Eventually.TrueAsync(
            async () => (await inventory.FindingsAsync(open with { State = FindingStatus.Resolved }, 1, null, Token)).Items.Count == 1, "the resolution");
        (await qrie.Http.GetStringAsync("/api/findings?state=RESOLVED", Token)).Should().Contain(arn);
        (await qrie.Http.GetAsync("/api/health/ready", Token)).EnsureSuccessStatusCode();
    }

    [Fact]
    public async Task Without_its_tables_Qrie_does_not_start_and_says_how_to_make_them()
    {
        var start = () => QrieHost.StartAsync(settings: Settings("nobody-made-these-"));

        await start.Should().ThrowAsync<Exception>().Where(exception =>
            exception.ToString().Contains("nobody-made-these-resources", StringComparison.Ordinal)
            && exception.ToString().Contains("qrie tables create", StringComparison.Ordinal));
        using var client = backend.Client();
        (await client.ListTablesAsync(Token)).TableNames.Should().NotContain(name => name.StartsWith("nobody-made-these-"));
    }

    private Dictionary<string, string?> Settings(string prefix) => new()
    {
        ["Qrie:Storage"] = "dynamodb", ["Qrie:DynamoDb:TablePrefix"] = prefix, ["Qrie:DynamoDb:EndpointUrl"] = backend.Url,
    };
}
