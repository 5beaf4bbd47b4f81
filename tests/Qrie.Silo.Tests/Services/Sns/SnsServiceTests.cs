using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Aws.Protocol;
using Qrie.Aws.Sns;
using Qrie.Resources;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Services.Sns;

/// <summary>SNS from the event to the finding. Each test has an account of its own.</summary>
public sealed class SnsServiceTests(QrieFixture fixture) : IClassFixture<QrieFixture>
{
    private readonly QrieHost qrie = fixture.Host;
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_topic_is_opened_closed_encrypted_and_deleted()
    {
        var account = qrie.Simulator.Organization.Accounts[0];
        using var clients = Administrator(account);
        var (sns, arn) = (clients.Sns("eu-west-1"), $"arn:aws:sns:eu-west-1:{account.Id}:alarms");
        await sns.CallAsync("CreateTopic", [("Name", "alarms"), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "ops")], ct);
        await qrie.ShouldBeActiveAsync(arn, "SNSTopicEncryptionDisabled", "CreateTopic");
        var resource = await qrie.ResourceAsync(arn);
        resource.Unreadable.Should().BeEmpty();
        resource.Tags.Should().Contain("team", "ops");
        (await qrie.FindingAsync(arn, "SNSTopicPublic")).Should().BeNull();

        await sns.CallAsync(
            "AddPermission", [("TopicArn", arn), ("Label", "all"), .. QueryClient.List("AWSAccountId", ["*"]), .. QueryClient.List("ActionName", ["Subscribe"])], ct);
        await qrie.ShouldBeActiveAsync(arn, "SNSTopicPublic", "AddPermission");
        await sns.CallAsync("RemovePermission", [("TopicArn", arn), ("Label", "all")], ct);
        await SetAsync(sns, arn, "KmsMasterKeyId", "alias/alarms");
        await qrie.ShouldBeResolvedAsync(arn, "SNSTopicPublic");
        await qrie.ShouldBeResolvedAsync(arn, "SNSTopicEncryptionDisabled");

        await SetAsync(sns, arn, "KmsMasterKeyId", "");
        await qrie.ShouldBeActiveAsync(arn, "SNSTopicEncryptionDisabled", "SetTopicAttributes");
        await sns.CallAsync("DeleteTopic", [("TopicArn", arn)], ct);
        await qrie.ShouldBeTombstoneAsync(arn);
    }

    [Fact]
    public async Task A_permission_that_is_missing_makes_the_topic_unknown_and_what_is_not_listed_is_missing()
    {
        var account = qrie.Simulator.Organization.Accounts[1];
        qrie.Simulator.Organization.Faults.Deny(account.Id, "sns:GetTopicAttributes");
        using var clients = Administrator(account);
        var (sns, arn) = (clients.Sns("eu-west-1"), $"arn:aws:sns:eu-west-1:{account.Id}:hidden");
        await sns.CallAsync("CreateTopic", [("Name", "hidden")], ct);
        await qrie.ShouldBeUnknownAsync(arn, "SNSTopicPublic", "policy", "sns:GetTopicAttributes");
        await qrie.ShouldBeUnknownAsync(arn, "SNSTopicEncryptionDisabled", "encryption", "sns:GetTopicAttributes");
        await sns.CallAsync("DeleteTopic", [("TopicArn", arn)], ct);
        (await qrie.ResourceAsync(arn)).Status.Should().Be(ResourceStatus.Deleted);
    }

    private Task SetAsync(QueryClient sns, string arn, string name, string value) =>
        sns.CallAsync("SetTopicAttributes", [("TopicArn", arn), ("AttributeName", name), ("AttributeValue", value)], ct);

    private DirectClients Administrator(SimulatedAccount account) => new(
        new BasicAWSCredentials($"account:{account.Id}", "simulated"),
        new AwsClientConfiguration(Options.Create(new AwsOptions { EndpointUrl = qrie.Simulator.Url })));
}
