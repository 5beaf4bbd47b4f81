using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Qrie.Resources;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Services.Sqs;

/// <summary>SQS from the event to the finding. Each test has an account of its own.</summary>
public sealed class SqsServiceTests(QrieFixture fixture) : IClassFixture<QrieFixture>
{
    private readonly QrieHost qrie = fixture.Host;
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queue_is_opened_closed_and_deleted()
    {
        var account = qrie.Simulator.Organization.Accounts[0];
        using var sqs = Sqs(account);
        var arn = $"arn:aws:sqs:eu-west-1:{account.Id}:orders";
        var url = (await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders", Attributes = new() { ["SqsManagedSseEnabled"] = "false" } }, ct)).QueueUrl;
        await sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = url, Tags = new() { ["team"] = "pay" } }, ct);
        (await qrie.FindingAsync(arn, "SQSQueueEncryptionDisabled"))!.Status.Should().Be(Findings.FindingStatus.Active);
        var resource = await qrie.ResourceAsync(arn);
        resource.Unreadable.Should().BeEmpty();
        resource.Tags.Should().Contain("team", "pay");

        await sqs.AddPermissionAsync(url, "everybody", ["*"], ["SendMessage"], ct);
        await qrie.ShouldBeActiveAsync(arn, "SQSQueuePublic", "AddPermission");
        await sqs.RemovePermissionAsync(url, "everybody", ct);
        await sqs.SetQueueAttributesAsync(url, new() { ["SqsManagedSseEnabled"] = "true" }, ct);
        await qrie.ShouldBeResolvedAsync(arn, "SQSQueuePublic");
        await qrie.ShouldBeResolvedAsync(arn, "SQSQueueEncryptionDisabled");

        await sqs.SetQueueAttributesAsync(url, new() { ["SqsManagedSseEnabled"] = "false" }, ct);
        await qrie.ShouldBeActiveAsync(arn, "SQSQueueEncryptionDisabled", "SetQueueAttributes");
        await sqs.DeleteQueueAsync(url, ct);
        await qrie.ShouldBeTombstoneAsync(arn);
    }

    [Fact]
    public async Task A_permission_that_is_missing_makes_the_queue_unknown_and_what_is_not_listed_is_missing()
    {
        var account = qrie.Simulator.Organization.Accounts[1];
        qrie.Simulator.Organization.Faults.Deny(account.Id, "sqs:GetQueueAttributes");
        using var sqs = Sqs(account);
        var arn = $"arn:aws:sqs:eu-west-1:{account.Id}:hidden";
        var url = (await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "hidden", Attributes = new() { ["SqsManagedSseEnabled"] = "false" } }, ct)).QueueUrl;
        await qrie.ShouldBeUnknownAsync(arn, "SQSQueueEncryptionDisabled", "encryption", "sqs:GetQueueAttributes");
        await qrie.ShouldBeUnknownAsync(arn, "SQSQueuePublic", "policy", "sqs:GetQueueAttributes");
        await sqs.DeleteQueueAsync(url, ct);
        (await qrie.ResourceAsync(arn)).Status.Should().Be(ResourceStatus.Deleted);
    }

    private AmazonSQSClient Sqs(SimulatedAccount account) => new(
        new BasicAWSCredentials($"account:{account.Id}", "simulated"), new AmazonSQSConfig { ServiceURL = qrie.Simulator.Url, AuthenticationRegion = "eu-west-1" });
}
