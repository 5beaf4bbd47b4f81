using Microsoft.Extensions.Time.Testing;
using Qrie.Findings;
using Qrie.Silo.Notifications;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>What the outbox of notifications promises.</summary>
/// <param name="backend">The storage.</param>
public abstract class DeliveryContract(StorageBackend backend) : StorageContract(backend)
{
    private static readonly Finding Opened = Finding("S3BucketPublic", 1);
    private static readonly Finding Resolved = Finding("S3BucketPublic", 2, status: FindingStatus.Resolved) with { OpenedAt = Opened.OpenedAt };

    private readonly FakeTimeProvider time = new(At(100));
    private readonly NotificationOptions options = new();

    [Fact]
    public async Task What_happened_to_a_finding_is_due_one_after_the_other()
    {
        await using var storage = await CreateAsync();
        var store = storage.Deliveries(options, time);
        var etag = await WriteAsync(storage, "one", null, Opened);
        (await store.FanOutAsync([To("a"), To("b")], Token)).Should().Be(1);
        await WriteAsync(storage, "one", etag, Resolved);
        (await store.FanOutAsync([To("a"), To("b")], Token)).Should().Be(1);
        (await store.FanOutAsync([To("a"), To("b")], Token)).Should().Be(0);

        var first = (await store.DueAsync("a", 10, Token)).Should().ContainSingle().Subject;
        (await store.RemoveAsync(first.Id)).Should().BeTrue();
        (await store.RemoveAsync(first.Id)).Should().BeFalse();
        var second = (await store.DueAsync("a", 10, Token)).Should().ContainSingle().Subject;

        first.Notification.Event.Should().Be("finding.opened");
        second.Notification.Event.Should().Be("finding.resolved");
        second.Notification.Sequence.Should().BeGreaterThan(first.Notification.Sequence);
        second.Notification.Key.Should().NotBe(first.Notification.Key);
        second.Notification.Row.Should().BeEquivalentTo(
            new { Arn = "arn:aws:s3:::one", Service = "s3", AccountId = "111122223333", Type = "AWS::S3::Bucket", Region = "eu-west-1" });
        (await store.DueAsync("b", 10, Token)).Should().ContainSingle().Which.Notification.Key.Should().Be(first.Notification.Key);
        (await store.CountsAsync(Token)).Should().BeEquivalentTo(new Dictionary<string, (int, int)> { ["a"] = (1, 0), ["b"] = (2, 0) });
    }

    [Fact]
    public async Task What_says_something_else_of_the_same_violation_is_no_news()
    {
        await using var storage = await CreateAsync();
        var store = storage.Deliveries(options, time);
        var etag = await WriteAsync(storage, "one", null, Opened);
        await store.FanOutAsync([To("a")], Token);

        etag = await WriteAsync(storage, "one", etag, Opened with { Evidence = """{"grants":2}""", SnapshotTime = At(5), LastEvaluated = At(5) });
        (await store.FanOutAsync([To("a")], Token)).Should().Be(0);

        await WriteAsync(storage, "one", etag, Opened with { OpenedAt = At(9), SnapshotTime = At(9), LastEvaluated = At(9) });
        (await store.FanOutAsync([To("a")], Token)).Should().Be(1);
    }

    [Fact]
    public async Task Who_is_not_to_be_told_is_not()
    {
        await using var storage = await CreateAsync();
        var store = storage.Deliveries(options, time);
        await WriteAsync(storage, "one", null, Opened);

        await store.FanOutAsync(
            [To("off") with { Enabled = false }, To("severe") with { Filter = new DestinationFilter { MinimumSeverity = 61 } }, To("all")], Token);

        (await store.CountsAsync(Token)).Keys.Should().Equal("all");
    }

    [Fact]
    public async Task What_fails_waits_and_what_came_later_waits_for_it_and_nobody_else_does()
    {
        await using var storage = await CreateAsync();
        var store = storage.Deliveries(options, time);
        var etag = await WriteAsync(storage, "one", null, Opened);
        foreach (var second in Enumerable.Range(2, 9))
        {
            etag = await WriteAsync(storage, "one", etag, Opened with { OpenedAt = At(second), SnapshotTime = At(second), LastEvaluated = At(second) });
        }

        await WriteAsync(storage, "two", null, Finding("S3BucketPublic", 50));
        while (await store.FanOutAsync([To("a")], Token) > 0)
        {
        }

        var failing = (await store.DueAsync("a", 10, Token)).Should().HaveCount(2).And.Subject.Single(delivery => delivery.Notification.Row.Arn == "arn:aws:s3:::one");
        failing.Notification.Row.Finding.OpenedAt.Should().Be(At(1));
        await store.FailAsync(failing, "It answered 500.", At(160));

        var other = await Eventually.GetAsync(async () => (await store.DueAsync("a", 2, Token)).FirstOrDefault(), "the other finding");
        other.Notification.Row.Arn.Should().Be("arn:aws:s3:::two");
        await store.RemoveAsync(other.Id);
        (await store.DueAsync("a", 10, Token)).Should().BeEmpty();

        time.SetUtcNow(At(161));
        var again = (await store.DueAsync("a", 10, Token)).Should().ContainSingle().Subject;
        (again.Id, again.Attempts, again.Error).Should().Be((failing.Id, 1, "It answered 500."));
        await store.RemoveAsync(again.Id);
        (await store.DueAsync("a", 10, Token)).Should().ContainSingle().Which.Notification.Row.Finding.OpenedAt.Should().Be(At(2));
    }

    [Fact]
    public async Task What_is_given_up_is_listed_tried_again_or_forgotten()
    {
        await using var storage = await CreateAsync();
        var store = storage.Deliveries(options, time);
        foreach (var bucket in new[] { "one", "two", "three" })
        {
            await WriteAsync(storage, bucket, null, Opened);
            await store.FanOutAsync(bucket == "two" ? [To("b")] : [To("a")], Token);
            time.Advance(TimeSpan.FromSeconds(1));
            var due = (await store.DueAsync(bucket == "two" ? "b" : "a", 10, Token)).Single();
            (await store.RemoveAsync(due.Id, onlyDead: true)).Should().BeFalse("it waits");
            await store.FailAsync(due, "It answered 400.", null);
            await store.FailAsync(due, "It is late.", At(500));
        }

        var page = await store.DeadAsync(null, 2, null, Token);
        page.Items.Select(letter => letter.Notification.Row.Arn).Should().Equal("arn:aws:s3:::three", "arn:aws:s3:::two");
        var rest = await store.DeadAsync(null, 2, page.Next, Token);
        rest.Items.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Destination = "a", Attempts = 1, Error = "It answered 400.", DeadAt = At(101) });
        rest.Next.Should().BeNull();
        (await store.DeadAsync("b", 10, null, Token)).Items.Should().ContainSingle();
        (await store.DeadAsync("nobody", 10, null, Token)).Items.Should().BeEmpty();

        (await store.RetryAsync(rest.Items[0].Id)).Should().BeTrue();
        (await store.RetryAsync(rest.Items[0].Id)).Should().BeFalse();
        (await store.DueAsync("a", 10, Token)).Should().ContainSingle().Which.Attempts.Should().Be(0);
        (await store.RemoveAsync(page.Items[0].Id, onlyDead: true)).Should().BeTrue();
        (await store.CountsAsync(Token)).Should().BeEquivalentTo(new Dictionary<string, (int, int)> { ["a"] = (1, 0), ["b"] = (0, 1) });
    }

    [Fact]
    public async Task What_is_gone_stays_so()
    {
        await using var storage = await CreateAsync();
        var store = storage.Deliveries(options, time);
        await WriteAsync(storage, "one", null, Opened);
        await store.FanOutAsync([To("a")], Token);
        var delivery = (await store.DueAsync("a", 10, Token)).Single();
        await store.RemoveAsync(delivery.Id);

        await store.FailAsync(delivery, "It is late.", At(0));
        await store.FailAsync(delivery, "It is late.", null);

        (await store.CountsAsync(Token)).Should().BeEmpty();
        foreach (var id in new[] { "", "x", ".", "a.b.c", "99999999999999999999", delivery.Id })
        {
            (await store.RetryAsync(id)).Should().BeFalse();
            (await store.RemoveAsync(id)).Should().BeFalse();
        }

        var strange = () => store.DeadAsync(null, 1, "strange", Token);
        await strange.Should().ThrowAsync<FormatException>();
    }

    [Fact]
    public async Task Queues_and_dead_letters_are_bounded()
    {
        (options.QueueLimit, options.DeadLetterLimit) = (3, 4);
        await using var storage = await CreateAsync();
        var store = storage.Deliveries(options, time);
        foreach (var bucket in Enumerable.Range(0, 10))
        {
            await WriteAsync(storage, $"bucket-{bucket}", null, Opened);
        }

        while (await store.FanOutAsync([To("a")], Token) > 0)
        {
        }

        (await store.CountsAsync(Token))["a"].Should().Be((3, 4));
        (await store.DeadAsync(null, 10, null, Token)).Items.Should().OnlyContain(letter => letter.Error == "Too many were waiting for the destination.");
    }

    [Fact]
    public async Task What_waits_for_nobody_is_given_up()
    {
        await using var storage = await CreateAsync();
        var store = storage.Deliveries(options, time);
        await WriteAsync(storage, "one", null, Opened);
        await store.FanOutAsync([To("a"), To("b")], Token);

        await store.AbandonAsync([To("a")]);

        (await store.CountsAsync(Token)).Should().BeEquivalentTo(new Dictionary<string, (int, int)> { ["a"] = (1, 0), ["b"] = (0, 1) });
        (await store.DeadAsync("b", 10, null, Token)).Items.Should().ContainSingle().Which.Error.Should().Be("The destination is no more.");
    }

    [Fact]
    public async Task Destinations_are_added_replaced_and_taken_away_with_what_waits_for_them()
    {
        await using var storage = await CreateAsync();
        var (store, table) = (storage.Deliveries(options, time), storage.Destinations);
        (await table.ReplaceAsync(new StoredDestination("a", "{}", "x"))).Should().BeFalse();
        (await table.AddAsync(new StoredDestination("b", "{}", "x"))).Should().BeTrue();
        (await table.AddAsync(new StoredDestination("a", "{}", "x"))).Should().BeTrue();
        (await table.AddAsync(new StoredDestination("a", """{"n":1}""", "y"))).Should().BeFalse();
        (await table.ReplaceAsync(new StoredDestination("a", """{"n":2}""", "z"))).Should().BeTrue();
        (await table.ListAsync(Token)).Should().Equal(new StoredDestination("a", """{"n":2}""", "z"), new StoredDestination("b", "{}", "x"));
        await WriteAsync(storage, "one", null, Opened);
        await store.FanOutAsync([To("a"), To("b")], Token);

        (await table.RemoveAsync("a")).Should().BeTrue();
        (await table.RemoveAsync("a")).Should().BeFalse();

        (await table.ListAsync(Token)).Should().ContainSingle();
        (await store.CountsAsync(Token)).Keys.Should().Equal("b");
    }

    private static Destination To(string id) => new() { Id = id, Kind = DestinationKind.Webhook };

    private static async Task<string?> WriteAsync(StorageUnderTest storage, string bucket, string? etag, params Finding[] findings) =>
        (await storage.WriteAsync(Bucket(bucket, findings: findings), etag)).ETag;
}
