using Amazon.SQS.Model;

namespace Qrie.Simulator.Tests.Sqs;

public sealed class BatchTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_entry_succeeds_or_fails_by_itself()
    {
        await using var aws = await Aws.StartAsync();
        var sqs = aws.Sqs();
        var sent = await sqs.SendMessageBatchAsync(aws.Host.QueueUrl, [new("a", "one"), new("b", "two\u0001"), new("c", "three")], Ct);
        sent.Successful.Select(entry => entry.Id).Should().Equal("a", "c");
        var refused = sent.Failed.Should().ContainSingle().Which;
        (refused.Id, refused.Code, refused.SenderFault).Should().Be(("b", "InvalidMessageContents", true));

        var messages = (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, MaxNumberOfMessages = 10 }, Ct)).Messages;
        var hidden = await sqs.ChangeMessageVisibilityBatchAsync(
            aws.Host.QueueUrl,
            [new("x", messages[0].ReceiptHandle) { VisibilityTimeout = 0 }, new("y", "made-up") { VisibilityTimeout = 0 }],
            Ct);
        hidden.Successful.Should().ContainSingle().Which.Id.Should().Be("x");
        hidden.Failed.Should().ContainSingle().Which.Code.Should().Be("ReceiptHandleIsInvalid");

        var deleted = await sqs.DeleteMessageBatchAsync(aws.Host.QueueUrl, [new("x", messages[1].ReceiptHandle), new("y", "made-up")], Ct);
        deleted.Successful.Should().ContainSingle().Which.Id.Should().Be("x");
        deleted.Failed.Should().ContainSingle().Which.SenderFault.Should().BeTrue();
        aws.Organization.QueueDepth.Should().Be((1, 0, 0));
    }

    [Fact]
    public async Task A_batch_that_breaks_the_limits_is_refused_as_a_whole()
    {
        await using var aws = await Aws.StartAsync();
        var sqs = aws.Sqs();
        SendMessageBatchRequest Batch(params string[] ids) => new(aws.Host.QueueUrl, [.. ids.Select(id => new SendMessageBatchRequestEntry(id, "body"))]);

        (await FluentActions.Awaiting(() => sqs.SendMessageBatchAsync(Batch([.. Enumerable.Range(0, 11).Select(i => $"{i}")]), Ct))
            .Should().ThrowAsync<TooManyEntriesInBatchRequestException>()).Which.ErrorCode.Should().Be("AWS.SimpleQueueService.TooManyEntriesInBatchRequest");
        await FluentActions.Awaiting(() => sqs.SendMessageBatchAsync(Batch("same", "same"), Ct)).Should().ThrowAsync<BatchEntryIdsNotDistinctException>();
        await FluentActions.Awaiting(() => sqs.SendMessageBatchAsync(Batch("not an id"), Ct)).Should().ThrowAsync<InvalidBatchEntryIdException>();
        await FluentActions.Awaiting(() => sqs.SendMessageBatchAsync(Batch(), Ct)).Should().ThrowAsync<EmptyBatchRequestException>();
        aws.Organization.QueueDepth.Visible.Should().Be(0);
    }

    [Fact]
    public async Task A_fraction_of_deletions_fails_by_the_services_fault()
    {
        await using var aws = await Aws.StartAsync(new SimulatorOptions { Faults = new() { DeleteEntryFailureRate = 0.5 } });
        var sqs = aws.Sqs();
        var (failed, done) = (0, 0);
        for (var i = 0; i < 40; i++)
        {
            aws.Organization.Send($"{i}");
        }

        for (var i = 0; i < 4; i++)
        {
            var messages = (await sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, MaxNumberOfMessages = 10 }, Ct)).Messages;
            var answer = await sqs.DeleteMessageBatchAsync(aws.Host.QueueUrl, [.. messages.Select((message, n) => new DeleteMessageBatchRequestEntry($"{n}", message.ReceiptHandle))], Ct);
            (answer.Failed ?? []).Should().OnlyContain(entry => entry.Code == "InternalError" && entry.SenderFault == false);
            (failed, done) = (failed + (answer.Failed?.Count ?? 0), done + (answer.Successful?.Count ?? 0));
        }

        (failed + done).Should().Be(40);
        failed.Should().BeInRange(5, 35);
        aws.Organization.QueueDepth.InFlight.Should().Be(failed);
    }
}
