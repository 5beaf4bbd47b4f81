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

        var heard = new List<FeedEvent> { listener.Current };
        while (heard[^1].Arn != "1500" && await listener.MoveNextAsync())
        {
            heard.Add(listener.Current);
        }

        heard.Should().Contain(change => change.Kind == FeedEventKind.ReadAgain, "it is told to read again");
        heard.Count(change => change.Kind != FeedEventKind.ReadAgain).Should().BeInRange(1_000, 1_499, "the newest are kept");
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
    public async Task Who_comes_from_another_process_or_after_what_is_remembered_is_told_to_read_again()
    {
        var before = new ChangeFeed(time);
        Publish(before, 5);
        var old = (await TakeAsync(before, 0, 1))[0].Sequence;
        var last = (await TakeAsync(before, 0, 5))[^1].Sequence;
        var after = new ChangeFeed(time);
        Publish(after, 5);
        Publish(before, 1_200);

        foreach (var (feed, sequence) in new[] { (after, last), (after, 7), (before, old) })
        {
            await using var listener = feed.SubscribeAsync(sequence, Ct).GetAsyncEnumerator(Ct);
            (await listener.MoveNextAsync()).Should().BeTrue();
            listener.Current.Kind.Should().Be(FeedEventKind.ReadAgain);
            var next = listener.MoveNextAsync();
            Publish(feed, 1, from: 9_999);
            (await next).Should().BeTrue();
            listener.Current.Arn.Should().Be("9999");
        }
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
