using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Qrie.Inventory;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Services.Kms;

/// <summary>KMS from the event to the finding. A day of KMS's waiting takes a fifth of a second here.</summary>
public sealed class KmsServiceTests : IAsyncLifetime
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;
    private QrieHost qrie = null!;

    private SimulatedAccount Account => qrie.Simulator.Organization.Accounts[0];

    public async ValueTask InitializeAsync() => qrie = await QrieHost.StartAsync(new SimulatorOptions { Day = TimeSpan.FromSeconds(0.2) });

    public ValueTask DisposeAsync() => qrie.DisposeAsync();

    [Fact]
    public async Task A_key_is_opened_closed_scheduled_for_deletion_and_deleted()
    {
        using var kms = Kms();
        var key = (await kms.CreateKeyAsync(new CreateKeyRequest { Tags = [new Tag { TagKey = "team", TagValue = "pay" }] }, ct)).KeyMetadata;
        await qrie.ShouldBeActiveAsync(key.Arn, "KMSKeyRotationDisabled", "CreateKey");
        await kms.CreateAliasAsync("alias/pay", key.KeyId, ct);
        var resource = await qrie.ResourceAsync(key.Arn);
        resource.Unreadable.Should().BeEmpty();
        resource.Tags.Should().Contain("team", "pay");
        resource.Configuration.Should().Contain("\"aliases\":[\"alias/pay\"]");

        await kms.PutKeyPolicyAsync(key.KeyId, Policy("""{"AWS":"*"}"""), "default", ct);
        (await qrie.ShouldBeActiveAsync(key.Arn, "KMSKeyPublic", "PutKeyPolicy")).Evidence.Should().Contain("\"index\":1");
        await kms.PutKeyPolicyAsync(key.KeyId, Policy($$"""{"AWS":"{{Account.Id}}"}"""), "default", ct);
        await kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = key.Arn }, ct);
        await qrie.ShouldBeResolvedAsync(key.Arn, "KMSKeyPublic");
        await qrie.ShouldBeResolvedAsync(key.Arn, "KMSKeyRotationDisabled");

        await kms.ScheduleKeyDeletionAsync(key.KeyId, 30, ct);
        await Eventually.TrueAsync(async () => (await ActiveAsync(key.Arn)).Contains("KMSKeyPendingDeletion"), "the finding before the key is gone");
        await Eventually.TrueAsync(async () => (await kms.ListKeysAsync(new ListKeysRequest(), ct)).Keys is not { Count: > 0 }, "the end of the waiting period");
        await qrie.ShouldBeTombstoneAsync(key.Arn);
    }

    [Fact]
    public async Task An_alias_that_is_deleted_leads_to_the_key_by_what_is_known()
    {
        using var kms = Kms();
        var key = (await kms.CreateKeyAsync(new CreateKeyRequest(), ct)).KeyMetadata;
        await kms.CreateAliasAsync("alias/known", key.KeyId, ct);
        (await qrie.ResourceAsync(key.Arn)).Configuration.Should().Contain("alias/known");
        await kms.DeleteAliasAsync("alias/known", ct);
        (await qrie.ResourceAsync(key.Arn)).Configuration.Should().Contain("\"aliases\":[]");
    }

    [Fact]
    public async Task A_permission_that_is_missing_makes_the_policy_unknown()
    {
        qrie.Simulator.Organization.Faults.Deny(Account.Id, "kms:GetKeyPolicy");
        using var kms = Kms();
        var key = (await kms.CreateKeyAsync(new CreateKeyRequest { Policy = Policy("\"*\"") }, ct)).KeyMetadata;
        await qrie.ShouldBeUnknownAsync(key.Arn, "KMSKeyPublic", "policy", "kms:GetKeyPolicy");
        await qrie.ShouldBeActiveAsync(key.Arn, "KMSKeyRotationDisabled", "CreateKey");
    }

    [Fact]
    public async Task A_key_whose_policy_shuts_the_account_out_is_there_and_unknown()
    {
        using var kms = Kms();
        var policy = $$"""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account.Id}}:role/keeper"},"Action":"kms:*","Resource":"*"}]}""";
        var key = (await kms.CreateKeyAsync(new CreateKeyRequest { Policy = policy }, ct)).KeyMetadata;
        await qrie.ShouldBeUnknownAsync(key.Arn, "KMSKeyPendingDeletion", "metadata", "kms:DescribeKey");
        await qrie.ShouldBeUnknownAsync(key.Arn, "KMSKeyPublic", "policy", "kms:GetKeyPolicy");
    }

    private async Task<IReadOnlyList<string>> ActiveAsync(string arn) =>
    [
        .. (await qrie.Service<IInventoryQueries>().FindingsAsync(new FindingFilter { Arn = arn, State = Findings.FindingStatus.Active }, 100, null, ct))
            .Items.Select(row => row.Finding.PolicyId),
    ];

    private string Policy(string principal) =>
        $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{{Account.Id}}}:root"},"Action":"kms:*","Resource":"*"},{"Effect":"Allow","Principal":{{{principal}}},"Action":"kms:Decrypt","Resource":"*"}]}""";

    private AmazonKeyManagementServiceClient Kms() => new(
        new BasicAWSCredentials($"account:{Account.Id}", "simulated"),
        new AmazonKeyManagementServiceConfig { ServiceURL = qrie.Simulator.Url, AuthenticationRegion = "us-east-1" });
}
