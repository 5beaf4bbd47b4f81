using Amazon.SQS;
using Amazon.SQS.Model;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NSubstitute;
using Orleans.Configuration;
using Orleans.Streaming.Sqs;
using Orleans.Streams;
using Qrie.Orleans.Aws.Tests.Streaming.Cluster;

namespace Qrie.Orleans.Aws.Tests.Streaming;

public sealed class SqsAdapterReceiverTests
{
    private readonly FakeTimeProvider time = new();
    private readonly ScriptedSqs sqs = new();
    private readonly DeliveryOutcomes outcomes = new();
    private readonly SqsOptions options = new()
    {
        QueueUrl = "http://127.0.0.1/1/events",
        VisibilityTimeout = TimeSpan.FromSeconds(40),
        RetryDelay = TimeSpan.FromSeconds(7),
        MaxInFlight = 20,
    };

    [Fact]
    public async Task It_asks_for_ten_messages_with_the_longest_poll()
    {
        await StartAsync();

        await Eventually.TrueAsync(() => sqs.Polls > 0, "a poll");
        await sqs.Client.Received(1).ReceiveMessageAsync(
            Arg.Is<ReceiveMessageRequest>(request => request.MaxNumberOfMessages == 10 && request.WaitTimeSeconds == 20 && request.VisibilityTimeout == 40),
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task It_holds_no_more_messages_than_it_may_and_goes_on_when_there_is_room()
    {
        sqs.Arrive("a", 60);
        var receiver = await StartAsync();
        await Eventually.TrueAsync(() => sqs.Given == 20, "as many messages as it may hold");
        var batches = await TakeAsync(receiver, 20);
        sqs.Given.Should().Be(20);

        await receiver.MessagesDeliveredAsync(batches, TestContext.Current.CancellationToken);

        await Eventually.TrueAsync(() => sqs.Given == 40, "the next messages");
    }

    [Fact]
    public async Task It_deletes_what_was_consumed_by_the_receipt_of_that_very_message()
    {
        sqs.Arrive("a", 3);
        var receiver = await StartAsync();
        var batches = await TakeAsync(receiver, 3);

        await receiver.MessagesDeliveredAsync([batches[1]], TestContext.Current.CancellationToken);

        sqs.Deleted.Should().Equal("receipt a:2");
    }

    [Fact]
    public async Task It_never_deletes_what_was_not_delivered_but_lets_it_come_again_after_the_delay()
    {
        sqs.Arrive("a", 2);
        var receiver = await StartAsync();
        var batches = await TakeAsync(receiver, 2);
        outcomes.Fail(batches[0]);

        await receiver.MessagesDeliveredAsync(batches, TestContext.Current.CancellationToken);

        sqs.Deleted.Should().Equal("receipt a:2");
        sqs.Changed.Should().Equal(("receipt a:1", 7));
    }

    [Fact]
    public async Task It_tries_again_to_delete_what_the_queue_failed_to_delete_and_not_what_it_refuses()
    {
        sqs.Arrive("a", 3);
        sqs.FailDelete("receipt a:1", senderFault: false);
        sqs.FailDelete("receipt a:2", senderFault: true);
        var receiver = await StartAsync();
        var batches = await TakeAsync(receiver, 3);

        var delivered = receiver.MessagesDeliveredAsync(batches, TestContext.Current.CancellationToken);
        await AdvanceUntilAsync(() => delivered.IsCompleted);

        await delivered;
        sqs.Deleted.Should().Equal("receipt a:3", "receipt a:1");
        sqs.DeleteCalls.Should().Be(2);
    }

    [Fact]
    public async Task It_gives_up_deleting_after_some_attempts_and_goes_on()
    {
        sqs.Arrive("a", 1);
        sqs.FailDeletes(new AmazonSQSException("Down."));
        var receiver = await StartAsync();
        var batches = await TakeAsync(receiver, 1);

        var delivered = receiver.MessagesDeliveredAsync(batches, TestContext.Current.CancellationToken);
        await AdvanceUntilAsync(() => delivered.IsCompleted);

        await delivered;
        sqs.DeleteCalls.Should().Be(4);
    }

    [Fact]
    public async Task It_renews_what_is_in_work_at_half_of_the_time()
    {
        sqs.Arrive("a", 2);
        var receiver = await StartAsync();
        await TakeAsync(receiver, 2);

        time.Advance(TimeSpan.FromSeconds(10));
        sqs.Changed.Should().BeEmpty();
        time.Advance(TimeSpan.FromSeconds(10));

        await Eventually.TrueAsync(() => sqs.Changed.Count == 2, "both to be renewed");
        sqs.Changed.Should().BeEquivalentTo([("receipt a:1", 40), ("receipt a:2", 40)]);
    }

    [Fact]
    public async Task It_renews_again_what_the_queue_failed_to_renew_and_drops_a_receipt_that_is_gone()
    {
        sqs.Arrive("a", 2);
        sqs.FailVisibility("receipt a:1", senderFault: false);
        sqs.FailVisibility("receipt a:2", senderFault: true);
        var receiver = await StartAsync();
        await TakeAsync(receiver, 2);

        time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.TrueAsync(() => sqs.VisibilityCalls == 1, "the first renewal");
        await AdvanceUntilAsync(() => sqs.Changed.Count > 0);

        sqs.Changed.Should().Equal(("receipt a:1", 40));
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_is_neither_deleted_nor_renewed_and_one_without_content_is_deleted()
    {
        sqs.Arrive("unreadable");
        sqs.Arrive("nothing");
        sqs.Arrive("a:1");
        var receiver = await StartAsync();

        var batches = await TakeAsync(receiver, 1);
        await Eventually.TrueAsync(() => sqs.Deleted.Count == 1, "the one without content to be deleted");
        time.Advance(TimeSpan.FromSeconds(20));
        await Eventually.TrueAsync(() => sqs.Changed.Count == 1, "the good one to be renewed");

        batches.Should().ContainSingle().Which.Should().BeOfType<TextBatch>().Which.Text.Should().Be("a:1");
        sqs.Deleted.Should().Equal("receipt nothing");
        sqs.Changed.Should().Equal(("receipt a:1", 40));
    }

    [Fact]
    public async Task It_comes_back_by_itself_when_the_queue_was_away()
    {
        sqs.FailPolls(new AmazonSQSException("Down."), times: 3);
        sqs.Arrive("a", 1);
        var receiver = await StartAsync();
        await Eventually.TrueAsync(() => sqs.Polls == 1, "the first poll");

        await AdvanceUntilAsync(() => sqs.Given == 1);

        (await TakeAsync(receiver, 1)).Should().ContainSingle();
        sqs.Polls.Should().BeInRange(4, 5, "it waits between its attempts");
    }

    [Fact]
    public async Task When_it_stops_it_hands_back_what_is_unfinished_and_deletes_what_was_consumed_meanwhile()
    {
        sqs.Arrive("a", 3);
        var receiver = await StartAsync();
        var batches = await TakeAsync(receiver, 3);
        outcomes.Finish(batches[1]);

        var stopped = receiver.Shutdown(TimeSpan.FromSeconds(5));
        await AdvanceUntilAsync(() => stopped.IsCompleted);

        await stopped;
        sqs.Deleted.Should().Equal("receipt a:2");
        sqs.Changed.Should().BeEquivalentTo([("receipt a:1", 0), ("receipt a:3", 0)]);
    }

    [Fact]
    public async Task When_it_stops_messages_that_the_last_poll_still_brings_are_handed_back_unread()
    {
        var receiver = await StartAsync();
        await Eventually.TrueAsync(() => sqs.Polls == 1, "a poll that waits");

        var stopped = receiver.Shutdown(TimeSpan.FromSeconds(5));
        sqs.Arrive("a", 2);
        await AdvanceUntilAsync(() => stopped.IsCompleted);

        await stopped;
        sqs.Changed.Should().BeEquivalentTo([("receipt a:1", 0), ("receipt a:2", 0)]);
        (await receiver.GetQueueMessagesAsync(-1)).Should().BeEmpty();
        sqs.Polls.Should().Be(1);
    }

    [Fact]
    public async Task When_it_stops_a_poll_that_waits_for_messages_is_cut_off()
    {
        var receiver = await StartAsync();
        await Eventually.TrueAsync(() => sqs.Polls == 1, "a poll that waits");
        var stopped = receiver.Shutdown(TimeSpan.FromSeconds(5));

        time.Advance(SqsAdapterReceiver.PollGrace);

        await stopped;
        sqs.Polls.Should().Be(1);
    }

    [Fact]
    public async Task Receivers_do_not_use_the_same_sequence_numbers()
    {
        // The first is full when the other messages come.
        options.MaxInFlight = 10;
        sqs.Arrive("a", 10);
        var first = await TakeAsync(await StartAsync(), 10);
        sqs.Arrive("a", 10);
        var second = await TakeAsync(await StartAsync(), 10);

        Numbers(second).Should().NotIntersectWith(Numbers(first));
    }

    private async Task<SqsAdapterReceiver> StartAsync()
    {
        var queue = new SqsQueue(options, sqs.Client, time, NullLogger.Instance);
        var receiver = new SqsAdapterReceiver(options, queue, new TextAdapter(), outcomes, time, NullLogger.Instance);
        await receiver.Initialize(TimeSpan.FromSeconds(5));
        return receiver;
    }

    private static IEnumerable<long> Numbers(IEnumerable<IBatchContainer> batches) => batches.Select(batch => batch.SequenceToken.SequenceNumber);

    private static async Task<List<IBatchContainer>> TakeAsync(SqsAdapterReceiver receiver, int count)
    {
        var taken = new List<IBatchContainer>();
        await Eventually.TrueAsync(
            async () =>
            {
                taken.AddRange(await receiver.GetQueueMessagesAsync(count - taken.Count));
                return taken.Count == count;
            },
            $"{count} messages");
        return taken;
    }

    private Task AdvanceUntilAsync(Func<bool> condition) => Eventually.TrueAsync(
        () =>
        {
            time.Advance(TimeSpan.FromMilliseconds(500));
            return condition();
        },
        "time to bring it about");
}
