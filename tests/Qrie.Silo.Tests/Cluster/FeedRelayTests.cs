using Microsoft.Extensions.Time.Testing;
using Orleans.TestingHost;
using Qrie.Inventory;
using Qrie.Resources;
using Qrie.Silo.Live;

namespace Qrie.Silo.Tests.Cluster;

public sealed class FeedRelayTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_listens_at_one_silo_hears_of_all_and_of_what_one_that_died_may_not_have_told()
    {
        await using var cluster = await SiloCluster.StartAsync(3, silo => silo.AddChangeFeed());
        InProcessSiloHandle[] silos = [.. cluster.Silos];
        var feeds = silos.Select(SiloCluster.Service<ChangeFeed>).ToArray();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var heard = feeds.Select(feed => new List<FeedEvent>()).ToArray();
        var listening = feeds.Zip(heard, (feed, list) => ListenAsync(feed, list, ended.Token)).ToArray();
        await Eventually.TrueAsync(() => Task.FromResult(feeds.All(feed => feed.Listeners == 1)), "all to listen");

        foreach (var i in Enumerable.Range(0, 300))
        {
            feeds[i % 3].Publish(Event($"{i % 3}/{i}"));
        }

        await Eventually.TrueAsync(() => Task.FromResult(heard.All(list => Count(list) >= 300)), "all to hear of all");
        foreach (var list in heard)
        {
            foreach (var origin in new[] { 0, 1, 2 })
            {
                list.Select(change => change.Arn).Where(arn => arn.StartsWith($"{origin}/", StringComparison.Ordinal)).Should()
                    .Equal(Enumerable.Range(0, 300).Where(i => i % 3 == origin).Select(i => $"{origin}/{i}"), "what happens at one silo is heard in order");
            }

            list.Select(change => change.Sequence).Should().BeInAscendingOrder();
            list.Should().NotContain(change => change.Kind == FeedEventKind.ReadAgain);
        }

        await cluster.KillAsync(silos[2]);
        await Eventually.TrueAsync(
            () => Task.FromResult(heard[..2].All(list => Last(list)?.Kind == FeedEventKind.ReadAgain)), "the others to be told to read again");
        await ended.CancelAsync();
        await Task.WhenAll(listening);
    }

    [Fact]
    public async Task What_another_silo_could_not_be_told_it_gets_to_know_of()
    {
        var time = new FakeTimeProvider();
        var told = new List<FeedBatch>();
        var isDown = true;
        await using var peer = new FeedPeer(
            batch =>
            {
                lock (told)
                {
                    told.Add(batch);
                }

                return Volatile.Read(ref isDown) ? Task.FromException(new TimeoutException()) : Task.CompletedTask;
            },
            time);
        peer.Offer(Event("lost"));
        await Eventually.TrueAsync(() => Task.FromResult(Taken(told).Count == 1), "the first attempt");

        Volatile.Write(ref isDown, false);
        await Eventually.TrueAsync(
            () =>
            {
                time.Advance(TimeSpan.FromSeconds(1));
                return Task.FromResult(Taken(told).Count == 2);
            },
            "the second attempt");
        peer.Offer(Event("told"));
        await Eventually.TrueAsync(() => Task.FromResult(Taken(told).Count == 3), "what came then");

        Taken(told).Select(batch => (batch.HasGap, string.Join(' ', batch.Events.Select(change => change.Arn))))
            .Should().Equal((false, "lost"), (true, ""), (false, "told"));
    }

    private static async Task ListenAsync(ChangeFeed feed, List<FeedEvent> heard, CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var change in feed.SubscribeAsync(null, cancellationToken))
            {
                lock (heard)
                {
                    heard.Add(change);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The test has ended.
        }
    }

    private static int Count(List<FeedEvent> heard)
    {
        lock (heard)
        {
            return heard.Count;
        }
    }

    private static FeedEvent? Last(List<FeedEvent> heard)
    {
        lock (heard)
        {
            return heard.LastOrDefault();
        }
    }

    private static List<FeedBatch> Taken(List<FeedBatch> told)
    {
        lock (told)
        {
            return [.. told];
        }
    }

    private static FeedEvent Event(string arn) => new()
    {
        Kind = FeedEventKind.ResourceChanged,
        At = DateTimeOffset.UnixEpoch,
        Arn = arn,
        Type = "AWS::S3::Bucket",
        AccountId = "111122223333",
        Region = "us-east-1",
        Status = ResourceStatus.Present,
    };
}
