using Microsoft.Extensions.Time.Testing;
using Qrie.Console.Live;
using Qrie.Console.Tests.Fakes;
using Qrie.Inventory;

namespace Qrie.Console.Tests.Live;

public sealed class LiveEventsTests
{
    private readonly FakeTimeProvider time = new(Samples.Noon);
    private readonly FakeFeed feed = new();

    [Fact]
    public async Task The_first_event_comes_at_once_and_what_follows_comes_together()
    {
        using var live = Start(out var batches);

        feed.Publish(Samples.Opened("first"));
        await Until(() => Count(batches) == 1);
        for (var index = 0; index < 100; index++)
        {
            feed.Publish(Samples.Opened($"later-{index}"));
        }

        await Until(() => live.Recent.Count == 101);
        Count(batches).Should().Be(1);
        time.Advance(TimeSpan.FromMilliseconds(250));

        await Until(() => Count(batches) == 2);
        batches[1].Should().HaveCount(100);
    }

    [Fact]
    public async Task Only_the_newest_events_are_remembered()
    {
        using var live = Start(out _);

        for (var index = 0; index < LiveEvents.Remembered + 50; index++)
        {
            feed.Publish(Samples.Opened($"bucket-{index}"));
        }

        await Until(() => live.Recent.Count == LiveEvents.Remembered && live.Recent[0].Arn.EndsWith($"-{LiveEvents.Remembered + 49}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_events_are_missing_pages_are_told_and_none_is_shown()
    {
        using var live = Start(out var batches);
        var returned = 0;
        live.Returned += () =>
        {
            Interlocked.Increment(ref returned);
            return Task.CompletedTask;
        };

        feed.Publish(FeedEvent.ReadAgain(Samples.Noon));
        feed.Publish(Samples.Opened("next"));

        await Until(() => Count(batches) == 1);
        returned.Should().Be(1);
        live.Recent.Should().ContainSingle();
    }

    [Fact]
    public async Task Nobody_listens_any_more_once_the_circuit_has_ended()
    {
        var live = Start(out _);

        live.Dispose();

        await Until(() => feed.Listeners == 0);
    }

    private LiveEvents Start(out List<IReadOnlyList<FeedEvent>> batches)
    {
        var live = new LiveEvents(feed, time);
        var heard = batches = [];
        live.Arrived += batch =>
        {
            lock (heard)
            {
                heard.Add(batch);
            }

            return Task.CompletedTask;
        };
        live.Start();
        SpinWait.SpinUntil(() => feed.Listeners == 1, TimeSpan.FromSeconds(30)).Should().BeTrue();
        return live;
    }

    private static int Count(List<IReadOnlyList<FeedEvent>> batches)
    {
        lock (batches)
        {
            return batches.Count;
        }
    }

    private static Task<object> Until(Func<bool> condition) => Silo.Tests.Eventually.TrueAsync(() => Task.FromResult(condition()), "the feed");
}
