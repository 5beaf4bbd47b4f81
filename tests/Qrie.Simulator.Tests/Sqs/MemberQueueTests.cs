using Amazon.SQS;
using Amazon.SQS.Model;

namespace Qrie.Simulator.Tests.Sqs;

public sealed class MemberQueueTests
{
    private const string Open = """{"Statement":[{"Sid":"Open","Effect":"Allow","Principal":"*","Action":"sqs:*","Resource":"*"}]}""";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_mutation_of_a_members_queue_leaves_CloudTrails_record()
    {
        await using var aws = await Aws.StartAsync();
        var sqs = aws.Sqs(Aws.Key($"account:{aws.Account.Id}"));
        var url = (await sqs.CreateQueueAsync(new CreateQueueRequest { QueueName = "orders", Attributes = new() { ["VisibilityTimeout"] = "10" } }, Ct)).QueueUrl;
        await sqs.SetQueueAttributesAsync(url, new() { ["Policy"] = Open }, Ct);
        await sqs.AddPermissionAsync(url, "partner", ["444455556666"], ["SendMessage"], Ct);
        await sqs.RemovePermissionAsync(url, "Open", Ct);
        await sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = url, Tags = new() { ["Team"] = "pay" } }, Ct);
        var attributes = (await sqs.GetQueueAttributesAsync(url, ["All"], Ct)).Attributes;
        attributes["Policy"].Should().Contain("444455556666").And.NotContain("Open");
        attributes["SqsManagedSseEnabled"].Should().Be("true");
        (await sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url }, Ct)).Tags.Should().Contain("Team", "pay");
        await sqs.DeleteQueueAsync(url, Ct);
        await sqs.DeleteQueueAsync(url, Ct).ShouldBeRefusedAsync("AWS.SimpleQueueService.NonExistentQueue");

        var details = (await aws.EnvelopesAsync()).Select(envelope => envelope["detail"]!).ToArray();
        details.Select(detail => $"{detail["eventName"]} {detail["errorCode"]}".Trim()).Should().Equal(
            "CreateQueue", "SetQueueAttributes", "AddPermission", "RemovePermission", "TagQueue", "DeleteQueue", "DeleteQueue QueueDoesNotExist");
        var realUrl = $"https://sqs.us-east-1.amazonaws.com/{aws.Account.Id}/orders";
        details[0]["responseElements"]!["queueUrl"]!.ToString().Should().Be(realUrl);
        details[1]["requestParameters"]!["queueUrl"]!.ToString().Should().Be(realUrl);
        details[1]["requestParameters"]!["attributes"]!["Policy"]!.ToString().Should().Be(Open);
        details[4]["requestParameters"]!["tags"]!["Team"]!.ToString().Should().Be("pay");
    }

    [Fact]
    public async Task Queues_list_in_pages_by_prefix_and_only_in_their_region()
    {
        await using var aws = await Aws.StartAsync();
        var sqs = aws.Sqs(Aws.Key($"account:{aws.Account.Id}"));
        foreach (var name in new[] { "a1", "a2", "a3", "b1" })
        {
            await sqs.CreateQueueAsync(name, Ct);
        }

        var first = await sqs.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = "a", MaxResults = 2 }, Ct);
        var second = await sqs.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = "a", MaxResults = 2, NextToken = first.NextToken }, Ct);
        first.QueueUrls.Concat(second.QueueUrls).Select(url => url.Split('/')[^1]).Should().Equal("a1", "a2", "a3");
        second.NextToken.Should().BeNull();

        using var elsewhere = new AmazonSQSClient(
            Aws.Key($"account:{aws.Account.Id}"), new AmazonSQSConfig { ServiceURL = aws.Host.Url, AuthenticationRegion = "eu-west-1", MaxErrorRetry = 0 });
        (await elsewhere.ListQueuesAsync("", Ct)).QueueUrls.Should().BeNullOrEmpty();
        await elsewhere.GetQueueAttributesAsync(first.QueueUrls[0], ["All"], Ct).ShouldBeRefusedAsync("AWS.SimpleQueueService.NonExistentQueue");
    }

    [Fact]
    public async Task Qries_session_reads_what_the_queues_policy_does_not_deny_and_writes_nothing()
    {
        await using var aws = await Aws.StartAsync();
        var (sqs, session) = (aws.Sqs(Aws.Key($"account:{aws.Account.Id}")), aws.Sqs(await aws.AssumeAsync()));
        var url = (await sqs.CreateQueueAsync("orders", Ct)).QueueUrl;
        (await session.GetQueueAttributesAsync(url, ["QueueArn"], Ct)).QueueARN.Should().Be($"arn:aws:sqs:us-east-1:{aws.Account.Id}:orders");
        await session.DeleteQueueAsync(url, Ct).ShouldBeRefusedAsync("AccessDenied");
        await session.GetQueueAttributesAsync(aws.Host.QueueUrl, ["All"], Ct).ShouldBeRefusedAsync("AccessDenied");

        await sqs.SetQueueAttributesAsync(url, new() { ["Policy"] = """{"Statement":[{"Effect":"Deny","Principal":"*","Action":"sqs:*","Resource":"*"}]}""" }, Ct);
        await session.GetQueueAttributesAsync(url, ["All"], Ct).ShouldBeRefusedAsync("AccessDenied");
        (await session.ListQueuesAsync("", Ct)).QueueUrls.Should().ContainSingle();
        await sqs.SetQueueAttributesAsync(url, new() { ["Policy"] = "{" }, Ct).ShouldBeRefusedAsync("InvalidAttributeValue");
    }

    [Fact]
    public async Task Faults_hit_members_queues_and_not_Qries_own()
    {
        await using var aws = await Aws.StartAsync();
        var session = aws.Sqs(await aws.AssumeAsync());
        aws.Organization.Faults.ThrottlingRate = 1;
        await session.ListQueuesAsync("", Ct).ShouldBeRefusedAsync("RequestThrottled");
        await aws.Sqs().GetQueueAttributesAsync(aws.Host.QueueUrl, ["All"], Ct);
    }
}
