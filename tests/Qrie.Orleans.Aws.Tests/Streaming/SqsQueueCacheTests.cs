using Microsoft.Extensions.Time.Testing;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streaming.Sqs;
using Orleans.Streams;
using Qrie.Orleans.Aws.Tests.Streaming.Cluster;

namespace Qrie.Orleans.Aws.Tests.Streaming;

public sealed class SqsQueueCacheTests
{
    private static readonly TimeSpan ConsumerTimeout = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider time = new();
    private readonly DeliveryOutcomes outcomes = new();
    private readonly SqsQueueCache cache;
    private long sequence = 1_000;

    public SqsQueueCacheTests() => cache = Cache(deliveryBatchSize: 1);

    [Fact]
    public void A_slow_stream_holds_back_nobody_elses_messages()
    {
        var slow = Add(cache, "slow", 3);
        var quick = Add(cache, "quick", 3);
        var slowCursor = cache.GetCacheCursor(Id("slow"), null);
        Next(slowCursor);
        ReadAll(cache.GetCacheCursor(Id("quick"), null)).Should().Equal(quick);

        Purge(cache).Should().Equal(quick);

        Next(slowCursor);
        Purge(cache).Should().Equal(slow[0]);
    }

    [Fact]
    public void A_message_that_is_being_delivered_is_not_finished()
    {
        Add(cache, "a", 1);
        Next(cache.GetCacheCursor(Id("a"), null));

        Purge(cache).Should().BeEmpty();
    }

    [Fact]
    public void A_message_is_finished_when_all_consumers_of_its_stream_are_past_it()
    {
        var messages = Add(cache, "a", 3);
        ReadAll(cache.GetCacheCursor(Id("a"), null));
        var second = cache.GetCacheCursor(Id("a"), null);
        Next(second);
        Next(second);

        Purge(cache).Should().Equal(messages[0]);

        Next(second);
        Next(second);
        Purge(cache).Should().Equal(messages[1], messages[2]);
    }

    [Fact]
    public void A_consumer_that_goes_holds_back_nothing()
    {
        var messages = Add(cache, "a", 3);
        var stays = cache.GetCacheCursor(Id("a"), null);
        var goes = cache.GetCacheCursor(Id("a"), null);
        ReadAll(stays);
        goes.Dispose();

        Purge(cache).Should().Equal(messages);
    }

    [Fact]
    public void When_an_agent_stops_only_what_all_consumers_had_is_finished()
    {
        var messages = Add(cache, "a", 5);
        var slow = cache.GetCacheCursor(Id("a"), null);
        var quick = cache.GetCacheCursor(Id("a"), null);
        ReadAll(quick);
        Next(slow);
        Next(slow);
        Next(slow);

        slow.Dispose();
        quick.Dispose();

        outcomes.TakeFinished().Should().Equal(messages[0], messages[1]);
    }

    [Fact]
    public void The_cursor_that_held_a_stream_while_it_was_registered_does_not_keep_what_was_consumed_after_it_went()
    {
        var messages = Add(cache, "a", 3);
        var pin = cache.GetCacheCursor(Id("a"), null);
        var consumer = cache.GetCacheCursor(Id("a"), null);
        pin.Dispose();
        ReadAll(consumer);

        consumer.Dispose();

        outcomes.TakeFinished().Should().Equal(messages);
    }

    [Fact]
    public void A_stream_without_a_consumer_goes_back_to_the_queue_after_the_timeout()
    {
        var messages = Add(cache, "a", 2);
        Purge(cache).Should().BeEmpty();
        time.Advance(ConsumerTimeout - TimeSpan.FromSeconds(1));
        Purge(cache).Should().BeEmpty();

        time.Advance(TimeSpan.FromSeconds(1));

        Purge(cache).Should().Equal(messages);
        messages.Should().OnlyContain(message => outcomes.TakeFailed(message));
    }

    [Fact]
    public void A_consumer_that_comes_in_time_gets_what_has_waited()
    {
        var messages = Add(cache, "a", 2);
        Purge(cache);
        time.Advance(ConsumerTimeout / 2);
        var cursor = cache.GetCacheCursor(Id("a"), null);
        time.Advance(ConsumerTimeout);

        Purge(cache).Should().BeEmpty();
        ReadAll(cursor).Should().Equal(messages);
    }

    [Fact]
    public void The_token_of_another_receiver_makes_a_consumer_miss_nothing()
    {
        var messages = Add(cache, "a", 3);

        ReadAll(cache.GetCacheCursor(Id("a"), new EventSequenceTokenV2(long.MaxValue))).Should().Equal(messages);
    }

    [Fact]
    public void A_message_that_could_not_be_delivered_is_marked_and_its_neighbours_are_not()
    {
        var messages = Add(cache, "a", 3);
        var cursor = cache.GetCacheCursor(Id("a"), null);
        Next(cursor);
        Next(cursor);
        cursor.RecordDeliveryFailure();
        ReadAll(cursor);

        Purge(cache).Should().Equal(messages);
        messages.Select(outcomes.TakeFailed).Should().Equal(false, true, false);
    }

    [Fact]
    public void Messages_that_wait_are_delivered_together_up_to_the_batch_size()
    {
        var batching = Cache(deliveryBatchSize: 4);
        var messages = Add(batching, "a", 9);
        var cursor = batching.GetCacheCursor(Id("a"), null);

        var deliveries = new List<int>();
        while (Next(cursor))
        {
            deliveries.Add(Contents(cursor).Count);
            Purge(batching).Should().HaveCount(deliveries.Count == 1 ? 0 : 4, "only what was delivered before is finished");
        }

        deliveries.Should().Equal(4, 4, 1);
        Purge(batching).Should().Equal(messages[8]);
    }

    [Fact]
    public void When_a_delivery_of_several_fails_they_are_delivered_one_by_one_and_only_the_bad_one_goes_back()
    {
        var batching = Cache(deliveryBatchSize: 4);
        var messages = Add(batching, "a", 6);
        var cursor = batching.GetCacheCursor(Id("a"), null);

        var deliveries = new List<int>();
        while (Next(cursor))
        {
            var delivery = Contents(cursor);
            deliveries.Add(delivery.Count);
            if (delivery.Contains(messages[1]))
            {
                cursor.RecordDeliveryFailure();
            }
        }

        deliveries.Should().Equal(4, 1, 1, 1, 1, 2);
        Purge(batching).Should().Equal(messages);
        messages.Select(outcomes.TakeFailed).Should().Equal(false, true, false, false, false, false);
    }

    [Fact]
    public void A_consumer_that_fails_again_and_again_gives_all_its_messages_back()
    {
        var batching = Cache(deliveryBatchSize: 10);
        var messages = Add(batching, "a", 500);
        var cursor = batching.GetCacheCursor(Id("a"), null);

        var deliveries = 0;
        for (; Next(cursor); deliveries++)
        {
            cursor.RecordDeliveryFailure();
        }

        deliveries.Should().BeLessThan(10, "the others need the room");
        Purge(batching).Should().Equal(messages);
        messages.Should().OnlyContain(message => outcomes.TakeFailed(message));
    }

    [Fact]
    public void A_full_cache_still_lets_the_agent_purge()
    {
        Add(cache, "a", 100);

        cache.GetMaxAddCount().Should().BePositive("an agent that may add nothing does not purge either");
        cache.IsUnderPressure().Should().BeFalse();
    }

    [Fact]
    public void A_long_stream_is_read_and_purged_without_counting_through_it()
    {
        // Quadratic work would take hours here.
        var messages = Add(cache, "a", 300_000);
        var ahead = cache.GetCacheCursor(Id("a"), null);
        var behind = cache.GetCacheCursor(Id("a"), null);
        ReadAll(ahead).Should().HaveCount(messages.Count);
        var purged = 0;
        while (Next(behind))
        {
            purged += Purge(cache).Count;
        }

        (purged + Purge(cache).Count).Should().Be(messages.Count);
    }

    private static StreamId Id(string stream) => StreamId.Create(TextAdapter.Namespace, stream);

    private static bool Next(IQueueCacheCursor cursor) => cursor.MoveNextWithResult().Kind == QueueCacheCursorMoveResultKind.Success;

    private static List<IBatchContainer> ReadAll(IQueueCacheCursor cursor)
    {
        var read = new List<IBatchContainer>();
        while (Next(cursor))
        {
            read.AddRange(Contents(cursor));
        }

        return read;
    }

    private static List<IBatchContainer> Contents(IQueueCacheCursor cursor) =>
        cursor.GetCurrent(out _) is BatchContainerBatch batch ? batch.BatchContainers : [cursor.GetCurrent(out _)!];

    private static IList<IBatchContainer> Purge(SqsQueueCache cache) => cache.TryPurgeFromCache(out var purged) ? purged : [];

    private SqsQueueCache Cache(int deliveryBatchSize) => new(100, deliveryBatchSize, ConsumerTimeout, outcomes, time);

    private List<IBatchContainer> Add(SqsQueueCache to, string stream, int count)
    {
        List<IBatchContainer> messages = [.. Enumerable.Range(0, count).Select(i => new TextBatch(Id(stream), $"{stream}:{i}", sequence++))];
        to.AddToCache(messages);
        return messages;
    }
}
