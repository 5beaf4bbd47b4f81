using Amazon.SQS.Model;
using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Sqs;

public sealed class RedriveTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_received_too_often_goes_to_the_dead_letter_queue()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        var sqs = aws.Sqs();
        var dead = (await sqs.CreateQueueAsync("dead", Ct)).QueueUrl;
        var arn = (await sqs.GetQueueAttributesAsync(dead, ["QueueArn"], Ct)).QueueARN;
        await sqs.SetQueueAttributesAsync(
            aws.Host.QueueUrl, new Dictionary<string, string> { ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":"2"}""" }, Ct);
        (await sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = dead }, Ct)).QueueUrls.Should().Equal(aws.Host.QueueUrl);

        await sqs.SendMessageAsync(aws.Host.QueueUrl, "poison", Ct);
        for (var receive = 0; receive < 2; receive++)
        {
            (await sqs.ReceiveMessageAsync(aws.Host.QueueUrl, Ct)).Messages.Should().ContainSingle();
            time.Advance(TimeSpan.FromSeconds(31));
        }

        ((await sqs.ReceiveMessageAsync(aws.Host.QueueUrl, Ct)).Messages ?? []).Should().BeEmpty();
        aws.Organization.QueueDepth.Should().Be((0, 0, 0));
        (await sqs.ReceiveMessageAsync(dead, Ct)).Messages.Should().ContainSingle().Which.Body.Should().Be("poison");
    }

    [Fact]
    public async Task A_dead_letter_queue_must_exist()
    {
        await using var aws = await Aws.StartAsync();
        await aws.Sqs().SetQueueAttributesAsync(
            aws.Host.QueueUrl,
            new Dictionary<string, string> { ["RedrivePolicy"] = """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:nowhere","maxReceiveCount":3}""" },
            Ct).ShouldBeRefusedAsync("InvalidParameterValue");
    }
}
