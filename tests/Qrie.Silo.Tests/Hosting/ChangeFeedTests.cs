using Microsoft.Extensions.Time.Testing;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Live;

namespace Qrie.Silo.Tests.Hosting;

public sealed class ChangeFeedTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider time = new();

    [Fact]
    public async Task Who_comes_back_gets_what_was_missed()
    {
        var feed = new ChangeFeed(time);
        Publish(feed, 3);
        var first = await TakeAsync(feed, 0, 3);
        first.Select(change => change.Arn).Should().Equal("0", "1", "2");

        var missed = await TakeAsync(feed, first[0].Sequence, 2);

        missed.Select(change => change.Arn).Should().Equal("1", "2");
    }

    [Fact]
    public async Task Who_comes_first_gets_only_what_comes()
    {
        var feed = new ChangeFeed(time);
        Publish(feed, 3);
        await using var listener = feed.SubscribeAsync(null, Ct).GetAsyncEnumerator(Ct);
        var next = listener.MoveNextAsync();

        next.IsCompleted.Should().BeFalse();
        Publish(feed, 1, from: 3);

        (await next).Should().BeTrue();
        listener.Current.Arn.Should().Be("3");
    }

    [Fact]
    public async Task A_slow_listener_loses_the_oldest()
    {
        var feed = new ChangeFeed(time);
        await using var listener = feed.SubscribeAsync(null, Ct).GetAsyncEnumerator(Ct);
        var next = listener.MoveNextAsync();
        Publish(feed, 1_501);
        (await next).Should().BeTrue();

        var rest = new List<string>();
        while (rest.LastOrDefault() != "1500" && await listener.MoveNextAsync())
        {
            rest.Add(listener.Current.Arn);
        }

        rest.Should().HaveCountLessThanOrEqualTo(1_000).And.HaveCountGreaterThanOrEqualTo(999, "the newest are kept");
    }

    [Fact]
    public async Task Only_the_last_thousand_are_remembered()
    {
        var feed = new ChangeFeed(time);
        Publish(feed, 1_200);

        var missed = await TakeAsync(feed, 0, 1_000);

        missed[0].Arn.Should().Be("200");
        missed[^1].Arn.Should().Be("1199");
    }

    [Fact]
    public async Task A_listener_that_ends_is_forgotten()
    {
        var feed = new ChangeFeed(time);
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        await using var listener = feed.SubscribeAsync(null, ended.Token).GetAsyncEnumerator(ended.Token);
        var next = listener.MoveNextAsync();
        feed.Listeners.Should().Be(1);

        await ended.CancelAsync();

        await ((Func<Task>)(async () => await next)).Should().ThrowAsync<OperationCanceledException>();
        feed.Listeners.Should().Be(0);
    }

    [Fact]
    public async Task Sequences_of_a_later_process_are_higher()
    {
        var before = new ChangeFeed(time);
        Publish(before, 5);
        var last = (await TakeAsync(before, 0, 5))[^1].Sequence;
        time.Advance(TimeSpan.FromSeconds(1));
        var after = new ChangeFeed(time);
        Publish(after, 1);

        var missed = await TakeAsync(after, last, 1);

        missed[0].Sequence.Should().BeGreaterThan(last);
    }

    private static void Publish(ChangeFeed feed, int count, int from = 0)
    {
        for (var i = from; i < from + count; i++)
        {
            feed.Publish(new FeedEvent
            {
                Kind = FeedEventKind.ResourceChanged,
                At = DateTimeOffset.UnixEpoch,
                Arn = $"{i}",
                Type = "AWS::S3::Bucket",
                AccountId = "111122223333",
                Region = "us-east-1",
                Status = ResourceStatus.Present,
            });
        }
    }

    private static async Task<List<FeedEvent>> TakeAsync(ChangeFeed feed, long after, int count)
    {
        var taken = new List<FeedEvent>();
        await foreach (var change in feed.SubscribeAsync(after, Ct))
        {
            taken.Add(change);
            if (taken.Count == count)
            {
                break;
            }
        }

        return taken;
    }
}
