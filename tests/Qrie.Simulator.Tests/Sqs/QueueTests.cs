using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Sqs;

public sealed class QueueTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_queue_is_made_once_and_found_by_name()
    {
        await using var aws = await Aws.StartAsync();
        var sqs = aws.Sqs();
        var request = new CreateQueueRequest { QueueName = "work", Attributes = new() { ["VisibilityTimeout"] = "60" } };
        var url = (await sqs.CreateQueueAsync(request, Ct)).QueueUrl;
        (await sqs.CreateQueueAsync(request, Ct)).QueueUrl.Should().Be(url);
        (await sqs.CreateQueueAsync("work", Ct)).QueueUrl.Should().Be(url, "an attribute that is not given is not compared");
        request.Attributes["VisibilityTimeout"] = "61";
        (await sqs.CreateQueueAsync(request, Ct).ShouldBeRefusedAsync("QueueAlreadyExists")).Should().BeOfType<QueueNameExistsException>();
        (await sqs.GetQueueUrlAsync("work", Ct)).QueueUrl.Should().Be(url);
        (await sqs.ListQueuesAsync("wo", Ct)).QueueUrls.Should().Equal(url);

        await sqs.DeleteQueueAsync(url, Ct);
        await FluentActions.Awaiting(() => sqs.GetQueueUrlAsync("work", Ct)).Should().ThrowAsync<QueueDoesNotExistException>();
    }

    [Theory]
    [InlineData("VisibilityTimeout", "43201", "InvalidAttributeValue")]
    [InlineData("Colour", "blue", "InvalidAttributeName")]
    [InlineData("RedrivePolicy", "{}", "InvalidAttributeValue")]
    public async Task An_attribute_that_SQS_does_not_take_is_refused(string name, string value, string code)
    {
        await using var aws = await Aws.StartAsync();
        await aws.Sqs().SetQueueAttributesAsync(aws.Host.QueueUrl, new Dictionary<string, string> { [name] = value }, Ct).ShouldBeRefusedAsync(code);
    }

    [Fact]
    public async Task Messages_are_counted_by_what_became_of_them()
    {
        await using var aws = await Aws.StartAsync();
        var sqs = aws.Sqs();
        for (var i = 0; i < 5; i++)
        {
            await sqs.SendMessageAsync(aws.Host.QueueUrl, $"message {i}", Ct);
        }

        await sqs.SendMessageAsync(new SendMessageRequest { QueueUrl = aws.Host.QueueUrl, MessageBody = "later", DelaySeconds = 60 }, Ct);
        await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, MaxNumberOfMessages = 2 }, Ct);
        var attributes = (await sqs.GetQueueAttributesAsync(aws.Host.QueueUrl, ["All"], Ct)).Attributes;
        attributes["ApproximateNumberOfMessages"].Should().Be("3");
        attributes["ApproximateNumberOfMessagesNotVisible"].Should().Be("2");
        attributes["ApproximateNumberOfMessagesDelayed"].Should().Be("1");
        attributes["VisibilityTimeout"].Should().Be("30");

        await sqs.PurgeQueueAsync(aws.Host.QueueUrl, Ct);
        aws.Organization.QueueDepth.Should().Be((0, 0, 0));
    }

    [Fact]
    public async Task A_message_that_is_not_deleted_comes_again()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        var sqs = aws.Sqs();
        await sqs.SendMessageAsync(aws.Host.QueueUrl, "again", Ct);
        var first = await ReceiveAsync(aws);
        first!.Attributes["ApproximateReceiveCount"].Should().Be("1");
        (await ReceiveAsync(aws)).Should().BeNull();

        time.Advance(TimeSpan.FromSeconds(30));
        var second = await ReceiveAsync(aws);
        second!.MessageId.Should().Be(first.MessageId);
        second.Attributes["ApproximateReceiveCount"].Should().Be("2");
        second.ReceiptHandle.Should().NotBe(first.ReceiptHandle);

        await sqs.DeleteMessageAsync(aws.Host.QueueUrl, first.ReceiptHandle, Ct);
        aws.Organization.QueueDepth.InFlight.Should().Be(1, "an old receipt deletes nothing");
        await sqs.DeleteMessageAsync(aws.Host.QueueUrl, second.ReceiptHandle, Ct);
        aws.Organization.QueueDepth.Should().Be((0, 0, 0));
        await sqs.DeleteMessageAsync(aws.Host.QueueUrl, second.ReceiptHandle, Ct);
    }

    [Fact]
    public async Task Visibility_is_changed_while_the_message_is_in_flight_and_not_after()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        var sqs = aws.Sqs();
        await sqs.SendMessageAsync(aws.Host.QueueUrl, "slow", Ct);
        var message = (await ReceiveAsync(aws))!;
        await sqs.ChangeMessageVisibilityAsync(aws.Host.QueueUrl, message.ReceiptHandle, 60, Ct);
        time.Advance(TimeSpan.FromSeconds(59));
        (await ReceiveAsync(aws)).Should().BeNull();

        await sqs.ChangeMessageVisibilityAsync(aws.Host.QueueUrl, message.ReceiptHandle, 0, Ct);
        await FluentActions.Awaiting(() => sqs.ChangeMessageVisibilityAsync(aws.Host.QueueUrl, message.ReceiptHandle, 10, Ct))
            .Should().ThrowAsync<MessageNotInflightException>();
        await sqs.ChangeMessageVisibilityAsync(aws.Host.QueueUrl, message.ReceiptHandle, 43_201, Ct).ShouldBeRefusedAsync("InvalidParameterValue");
        (await ReceiveAsync(aws))!.MessageId.Should().Be(message.MessageId);
        await sqs.ChangeMessageVisibilityAsync(aws.Host.QueueUrl, message.ReceiptHandle, 10, Ct).ShouldBeRefusedAsync("InvalidParameterValue");
    }

    [Fact]
    public async Task A_receipt_that_nobody_gave_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        await FluentActions.Awaiting(() => aws.Sqs().DeleteMessageAsync(aws.Host.QueueUrl, "made-up", Ct)).Should().ThrowAsync<ReceiptHandleIsInvalidException>();
    }

    [Fact]
    public async Task A_visibility_of_zero_leaves_messages_where_they_are()
    {
        await using var aws = await Aws.StartAsync();
        await aws.Sqs().SendMessageAsync(aws.Host.QueueUrl, "peek", Ct);
        var request = new ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, VisibilityTimeout = 0, MaxNumberOfMessages = 10 };
        (await aws.Sqs().ReceiveMessageAsync(request, Ct)).Messages.Should().ContainSingle();
        (await aws.Sqs().ReceiveMessageAsync(request, Ct)).Messages.Should().ContainSingle();
    }

    [Fact]
    public async Task Attributes_come_when_they_are_asked_for()
    {
        await using var aws = await Aws.StartAsync();
        var sqs = aws.Sqs();
        await sqs.SendMessageAsync(
            new SendMessageRequest
            {
                QueueUrl = aws.Host.QueueUrl,
                MessageBody = "attributed",
                MessageAttributes = new()
                {
                    ["kind"] = new MessageAttributeValue { DataType = "String", StringValue = "täst" },
                    ["blob"] = new MessageAttributeValue { DataType = "Binary", BinaryValue = new MemoryStream([1, 2, 3]) },
                },
            },
            Ct);
        var request = new ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, VisibilityTimeout = 0 };
        var bare = (await sqs.ReceiveMessageAsync(request, Ct)).Messages[0];
        (bare.Attributes ?? []).Should().BeEmpty();
        (bare.MessageAttributes ?? []).Should().BeEmpty();

        request.MessageSystemAttributeNames = ["SentTimestamp"];
        request.MessageAttributeNames = ["kind"];
        var asked = (await sqs.ReceiveMessageAsync(request, Ct)).Messages[0];
        asked.Attributes.Keys.Should().Equal("SentTimestamp");
        asked.MessageAttributes.Should().ContainSingle().Which.Value.StringValue.Should().Be("täst");

        request.MessageAttributeNames = ["All"];
        (await sqs.ReceiveMessageAsync(request, Ct)).Messages[0].MessageAttributes["blob"].BinaryValue.ToArray().Should().Equal(1, 2, 3);
    }

    [Fact]
    public async Task A_message_that_is_too_long_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        await aws.Sqs().SendMessageAsync(aws.Host.QueueUrl, new string('x', 1_048_577), Ct).ShouldBeRefusedAsync("InvalidParameterValue");
        await aws.Sqs().SendMessageAsync(aws.Host.QueueUrl, new string('x', 1_048_576), Ct);
        aws.Organization.QueueDepth.Visible.Should().Be(1);
    }

    [Fact]
    public async Task A_session_of_Qries_role_does_not_reach_the_queue()
    {
        await using var aws = await Aws.StartAsync();
        await aws.Sqs(await aws.AssumeAsync()).ReceiveMessageAsync(aws.Host.QueueUrl, Ct).ShouldBeRefusedAsync("AccessDenied");
    }

    [Fact]
    public async Task Ten_thousand_messages_are_all_received_and_deleted_once()
    {
        await using var aws = await Aws.StartAsync();
        for (var i = 0; i < 10_000; i++)
        {
            aws.Organization.Send($"{i}");
        }

        var sqs = aws.Sqs();
        var bodies = new HashSet<string>();
        while (aws.Organization.QueueDepth.Visible > 0)
        {
            var messages = (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, MaxNumberOfMessages = 10 }, Ct)).Messages;
            bodies.UnionWith(messages.Select(message => message.Body));
            await sqs.DeleteMessageBatchAsync(aws.Host.QueueUrl, [.. messages.Select((message, i) => new DeleteMessageBatchRequestEntry($"{i}", message.ReceiptHandle))], Ct);
        }

        bodies.Should().HaveCount(10_000);
        aws.Organization.QueueDepth.Should().Be((0, 0, 0));
    }

    private static async Task<Message?> ReceiveAsync(Aws aws) => (await aws.Sqs().ReceiveMessageAsync(
        new ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, MessageSystemAttributeNames = ["ApproximateReceiveCount"] }, Ct)).Messages?.SingleOrDefault();
}
