using Qrie.Orleans.Aws.Tests.Servers;
using Qrie.Orleans.Aws.Tests.Streaming.Cluster;

namespace Qrie.Orleans.Aws.Tests.Streaming;

/// <summary>What the stream provider promises, with any server that speaks SQS.</summary>
/// <param name="server">The server.</param>
public abstract class SqsStreamsContract(SqsServer server) : IAsyncLifetime
{
    public ValueTask InitializeAsync()
    {
        Assert.SkipUnless(server.Missing is null, server.Missing ?? "");
        return ValueTask.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Messages_reach_the_consumers_of_their_streams_and_leave_the_queue()
    {
        // A receiver that holds only ten at a time fills up at once and must go on all the same.
        await using var cluster = await SqsCluster.StartAsync(server, configure: options => options.MaxInFlight = 10);
        var messages = Texts("a", 60).Concat(Texts("b", 60)).Concat(Texts("c", 60)).ToArray();
        await cluster.SendAsync(messages);

        await cluster.DoneAsync(messages);
        await cluster.EmptyAsync();
        cluster.Ledger.Done.Should().OnlyContain(text => text.Value == 1);
        cluster.Ledger.Deliveries.Should().OnlyContain(delivery => delivery.Texts.All(text => text.StartsWith(delivery.Stream + ":")));
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_stays_in_the_queue_and_its_neighbours_do_not()
    {
        await using var cluster = await SqsCluster.StartAsync(server);
        await cluster.SendAsync(["a:1", "not readable", "a:2", "nothing", "b:3"]);

        await cluster.DoneAsync(["a:1", "a:2", "b:3"]);
        await Eventually.TrueAsync(async () => await cluster.CountAsync() == (0, 1), "all but one message to be deleted");
    }

    [Fact]
    public async Task A_message_that_cannot_be_read_goes_where_the_queue_says()
    {
        using var sqs = server.Client();
        var ct = TestContext.Current.CancellationToken;
        var dead = (await sqs.CreateQueueAsync($"dead-{Guid.NewGuid():N}", ct)).QueueUrl;
        var arn = (await sqs.GetQueueAttributesAsync(dead, ["QueueArn"], ct)).QueueARN;
        await using var cluster = await SqsCluster.StartAsync(
            server,
            configure: options => options.VisibilityTimeout = TimeSpan.FromSeconds(2),
            queue: new() { ["RedrivePolicy"] = $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":"2"}""" });
        await cluster.SendAsync(["not readable", "a:1"]);

        await cluster.DoneAsync(["a:1"]);
        await Eventually.TrueAsync(
            async () => (await sqs.GetQueueAttributesAsync(dead, ["ApproximateNumberOfMessages"], ct)).ApproximateNumberOfMessages == 1,
            "the message in the dead-letter queue");
        await cluster.EmptyAsync();
    }

    [Fact]
    public async Task A_message_whose_delivery_fails_comes_again_until_it_is_consumed()
    {
        var refusals = 4;
        await using var cluster = await SqsCluster.StartAsync(server, prepare: ledger => ledger.Behaviour = (stream, _) =>
            stream == "bad" && Interlocked.Decrement(ref refusals) >= 0 ? throw new InvalidOperationException("Not now.") : Task.CompletedTask);
        await cluster.SendAsync(["bad:1", "good:1"]);

        await cluster.DoneAsync(["bad:1", "good:1"]);
        await cluster.EmptyAsync();
        cluster.VisibilityChanges.Should().BePositive("the message has been handed back and received again");
    }

    [Fact]
    public async Task A_slow_consumer_keeps_its_message_and_holds_back_nobody_elses()
    {
        var release = new TaskCompletionSource();
        await using var cluster = await SqsCluster.StartAsync(
            server,
            configure: options => options.VisibilityTimeout = TimeSpan.FromSeconds(2),
            prepare: ledger => ledger.Behaviour = (stream, _) => stream == "slow" ? release.Task : Task.CompletedTask);
        var others = Texts("quick", 50).ToArray();
        await cluster.SendAsync(["slow:1", .. others]);

        await cluster.DoneAsync(others);
        await Eventually.TrueAsync(async () => await cluster.CountAsync() == (0, 1), "the others to be deleted");
        await Eventually.TrueAsync(() => cluster.VisibilityChanges >= 4, "the message to be renewed beyond its first timeout");
        cluster.Ledger.Deliveries.Count(delivery => delivery.Stream == "slow").Should().Be(1);

        release.SetResult();
        await cluster.DoneAsync(["slow:1"]);
        await cluster.EmptyAsync();
        cluster.Ledger.Done["slow:1"].Should().Be(1);
    }

    [Fact]
    public async Task A_burst_on_one_stream_is_delivered_in_few_calls()
    {
        var release = new TaskCompletionSource();
        await using var cluster = await SqsCluster.StartAsync(
            server,
            configure: options => (options.Receivers, options.DeliveryBatchSize) = (1, 100),
            prepare: ledger => ledger.Behaviour = (_, _) => release.Task);
        var messages = Texts("a", 200).ToArray();
        await cluster.SendAsync(messages);
        await Eventually.TrueAsync(async () => await cluster.CountAsync() == (0, 200), "all messages to be received");
        await Eventually.TrueAsync(() => cluster.Ledger.Deliveries.Count > 0, "the first delivery");

        release.SetResult();
        await cluster.DoneAsync(messages);
        await cluster.EmptyAsync();
        cluster.Ledger.Deliveries.Count.Should().BeLessThan(20, "what had come during the first delivery went together");
    }

    [Fact]
    public async Task A_silo_that_stops_hands_back_what_it_has_not_delivered()
    {
        var release = new TaskCompletionSource();
        await using var cluster = await SqsCluster.StartAsync(
            server,
            configure: options =>
            {
                (options.Receivers, options.DeliveryBatchSize) = (1, 1);
                (options.VisibilityTimeout, options.WaitTime) = (TimeSpan.FromHours(1), TimeSpan.FromSeconds(1));
            },
            prepare: ledger => ledger.Behaviour = (_, _) => release.Task);
        await cluster.SendAsync(Texts("a", 30));
        await Eventually.TrueAsync(async () => await cluster.CountAsync() == (0, 30), "all messages to be received");
        await Eventually.TrueAsync(() => cluster.Ledger.Deliveries.Count > 0, "the first delivery");

        var stopped = cluster.StopAsync();
        release.SetResult();
        await stopped;

        var (visible, hidden) = await cluster.CountAsync();
        hidden.Should().Be(0);
        // The delivery that the stop came upon is the one of which the agent does not say any more how it ended.
        var undelivered = 30 - cluster.Ledger.Done.Count;
        visible.Should().BeInRange(undelivered, undelivered + 1);
    }

    [Fact]
    public async Task A_silo_that_is_killed_loses_nothing()
    {
        await using var cluster = await SqsCluster.StartAsync(
            server,
            silos: 3,
            configure: options => (options.Receivers, options.VisibilityTimeout) = (6, TimeSpan.FromSeconds(3)),
            prepare: ledger => ledger.Behaviour = (_, _) => Task.Delay(5));
        var messages = Enumerable.Range(0, 20).SelectMany(stream => Texts($"s{stream}", 20)).ToArray();
        await cluster.SendAsync(messages[..200]);
        await Eventually.TrueAsync(() => cluster.Ledger.Done.Count > 20, "some messages to be consumed");

        await cluster.KillOneSiloAsync();
        await cluster.SendAsync(messages[200..]);

        await cluster.DoneAsync(messages);
        await cluster.EmptyAsync();
    }

    private static IEnumerable<string> Texts(string stream, int count) => Enumerable.Range(1, count).Select(i => $"{stream}:{i}");
}
