using System.Text.Json.Nodes;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Kms;

public sealed class KmsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_made_with_the_policy_of_its_account_and_described()
    {
        await using var aws = await Aws.StartAsync();
        var kms = aws.Kms();
        var made = (await kms.CreateKeyAsync(new CreateKeyRequest { Description = "d", Tags = [new Tag { TagKey = "a", TagValue = "1" }] }, Ct)).KeyMetadata;
        var key = (await kms.DescribeKeyAsync(made.Arn, Ct)).KeyMetadata;
        (key.KeyId, key.KeyState, key.KeyManager, key.Origin, key.KeySpec, key.AWSAccountId)
            .Should().Be((made.KeyId, KeyState.Enabled, KeyManagerType.CUSTOMER, OriginType.AWS_KMS, KeySpec.SYMMETRIC_DEFAULT, aws.Account.Id));
        JsonNode.Parse((await kms.GetKeyPolicyAsync(new GetKeyPolicyRequest { KeyId = key.KeyId, PolicyName = "default" }, Ct)).Policy)!["Statement"]![0]!["Principal"]!["AWS"]!.ToString()
            .Should().Be($"arn:aws:iam::{aws.Account.Id}:root");
        (await kms.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = key.KeyId }, Ct)).Tags.Should().ContainSingle().Which.TagValue.Should().Be("1");
        await aws.Kms(region: "eu-west-1").DescribeKeyAsync(key.KeyId, Ct).ShouldBeRefusedAsync("NotFoundException");
    }

    [Fact]
    public async Task Keys_and_aliases_list_in_pages()
    {
        await using var aws = await Aws.StartAsync();
        var kms = aws.Kms();
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add((await kms.CreateKeyAsync(new CreateKeyRequest(), Ct)).KeyMetadata.KeyId);
            await kms.CreateAliasAsync($"alias/a{i}", ids[i], Ct);
        }

        var first = await kms.ListKeysAsync(new ListKeysRequest { Limit = 3 }, Ct);
        first.Truncated.Should().BeTrue();
        var second = await kms.ListKeysAsync(new ListKeysRequest { Limit = 3, Marker = first.NextMarker }, Ct);
        second.Truncated.Should().BeFalse();
        first.Keys.Concat(second.Keys).Select(key => key.KeyId).Should().BeEquivalentTo(ids);
        (await kms.ListAliasesAsync(new ListAliasesRequest { KeyId = ids[2] }, Ct)).Aliases.Should().ContainSingle().Which.AliasName.Should().Be("alias/a2");
        (await kms.DescribeKeyAsync("alias/a3", Ct)).KeyMetadata.KeyId.Should().Be(ids[3]);
    }

    [Fact]
    public async Task States_forbid_what_they_forbid_in_AWS()
    {
        await using var aws = await Aws.StartAsync();
        var kms = aws.Kms();
        var id = (await kms.CreateKeyAsync(new CreateKeyRequest(), Ct)).KeyMetadata.KeyId;
        await kms.EnableKeyRotationAsync(new EnableKeyRotationRequest { KeyId = id }, Ct);
        (await kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = id }, Ct)).RotationPeriodInDays.Should().Be(365);
        await kms.DisableKeyAsync(id, Ct);
        await kms.DisableKeyRotationAsync(id, Ct).ShouldBeRefusedAsync("DisabledException");
        await kms.CancelKeyDeletionAsync(id, Ct).ShouldBeRefusedAsync("KMSInvalidStateException");
        await kms.ScheduleKeyDeletionAsync(id, 6, Ct).ShouldBeRefusedAsync("ValidationException");
        await kms.ScheduleKeyDeletionAsync(id, 7, Ct);
        await kms.EnableKeyAsync(id, Ct).ShouldBeRefusedAsync("KMSInvalidStateException");
        (await kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = id }, Ct)).KeyRotationEnabled.Should().BeFalse();
        await kms.CancelKeyDeletionAsync(id, Ct);
        (await kms.DescribeKeyAsync(id, Ct)).KeyMetadata.KeyState.Should().Be(KeyState.Disabled);

        var rsa = (await kms.CreateKeyAsync(new CreateKeyRequest { KeySpec = KeySpec.RSA_2048, KeyUsage = KeyUsageType.SIGN_VERIFY }, Ct)).KeyMetadata.KeyId;
        await kms.GetKeyRotationStatusAsync(new GetKeyRotationStatusRequest { KeyId = rsa }, Ct).ShouldBeRefusedAsync("UnsupportedOperationException");
        await kms.PutKeyPolicyAsync(rsa, "{", "default", Ct).ShouldBeRefusedAsync("MalformedPolicyDocumentException");
    }

    [Fact]
    public async Task A_key_is_deleted_when_its_waiting_period_ends_and_KMS_records_it_as_its_own_doing()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        var kms = aws.Kms();
        var (gone, kept) = ((await kms.CreateKeyAsync(new CreateKeyRequest(), Ct)).KeyMetadata.KeyId, (await kms.CreateKeyAsync(new CreateKeyRequest(), Ct)).KeyMetadata.KeyId);
        await kms.ScheduleKeyDeletionAsync(gone, 7, Ct);
        await kms.ScheduleKeyDeletionAsync(kept, 7, Ct);
        await kms.CancelKeyDeletionAsync(kept, Ct);
        time.Advance(TimeSpan.FromDays(7));
        await kms.DescribeKeyAsync(gone, Ct).ShouldBeRefusedAsync("NotFoundException");
        (await kms.DescribeKeyAsync(kept, Ct)).KeyMetadata.KeyState.Should().Be(KeyState.Disabled);
        var record = (await aws.EnvelopesAsync()).Select(envelope => envelope["detail"]!).Single(detail => detail["eventName"]!.ToString() == "DeleteKey");
        record["eventType"]!.ToString().Should().Be("AwsServiceEvent");
        record["serviceEventDetails"]!["keyId"]!.ToString().Should().Be(gone);
        record["requestParameters"].Should().BeNull();
    }

    [Fact]
    public async Task Each_mutation_leaves_CloudTrails_record_and_a_refused_one_its_error()
    {
        await using var aws = await Aws.StartAsync();
        var kms = aws.Kms();
        var arn = (await kms.CreateKeyAsync(new CreateKeyRequest(), Ct)).KeyMetadata.Arn;
        await kms.CreateAliasAsync("alias/a", arn, Ct);
        await kms.PutKeyPolicyAsync(arn, """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}]}""", "default", Ct);
        await kms.TagResourceAsync(new TagResourceRequest { KeyId = arn, Tags = [new Tag { TagKey = "a", TagValue = "1" }] }, Ct);
        await kms.ScheduleKeyDeletionAsync(arn, 10, Ct);
        await kms.EnableKeyAsync(arn, Ct).ShouldBeRefusedAsync("KMSInvalidStateException");

        var details = (await aws.EnvelopesAsync()).Select(envelope => envelope["detail"]!).ToArray();
        details.Select(detail => $"{detail["eventName"]} {detail["errorCode"]}".Trim()).Should().Equal(
            "CreateKey", "CreateAlias", "PutKeyPolicy", "TagResource", "ScheduleKeyDeletion", "EnableKey KMSInvalidStateException");
        details[0]["responseElements"]!["keyMetadata"]!["arn"]!.ToString().Should().Be(arn);
        details[0]["responseElements"]!["keyMetadata"]!["AWSAccountId"]!.ToString().Should().Be(aws.Account.Id);
        details[1]["requestParameters"]!["targetKeyId"]!.ToString().Should().Be(arn);
        details[2]["requestParameters"]!["keyId"]!.ToString().Should().Be(arn);
        details[2]["requestParameters"]!["policy"]!.ToString().Should().StartWith("""{"Statement":""");
        details[3]["requestParameters"]!["tags"]![0]!["tagKey"]!.ToString().Should().Be("a");
        details[4]["responseElements"]!["keyState"]!.ToString().Should().Be("PendingDeletion");
    }

    [Fact]
    public async Task Qries_session_reads_what_the_key_policy_lets_it_read_and_writes_nothing()
    {
        await using var aws = await Aws.StartAsync();
        var (kms, session) = (aws.Kms(), aws.Kms(await aws.AssumeAsync()));
        var id = (await kms.CreateKeyAsync(new CreateKeyRequest(), Ct)).KeyMetadata.KeyId;
        (await session.DescribeKeyAsync(id, Ct)).KeyMetadata.KeyId.Should().Be(id);
        await session.DisableKeyAsync(id, Ct).ShouldBeRefusedAsync("AccessDeniedException");

        await kms.PutKeyPolicyAsync(
            id, $$"""{"Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{aws.Account.Id}}:role/keeper"},"Action":"kms:*","Resource":"*"}]}""", "default", Ct);
        (await session.DescribeKeyAsync(id, Ct).ShouldBeRefusedAsync("AccessDeniedException")).Message.Should().Contain("kms:DescribeKey");
        (await session.ListKeysAsync(new ListKeysRequest(), Ct)).Keys.Should().ContainSingle();

        aws.Organization.Faults.Deny(aws.Account.Id, "kms:ListKeys");
        await session.ListKeysAsync(new ListKeysRequest(), Ct).ShouldBeRefusedAsync("AccessDeniedException");
    }
}
