using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Qrie.Findings;
using Qrie.Silo.Notifications;
using Qrie.Silo.Tests.Storage;

namespace Qrie.Silo.Tests.Notifications;

public sealed class NotificationServiceTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly Finding Opened = TemporaryDatabase.Finding("S3BucketPublic", 1, severity: 90);
    private static readonly Finding Resolved = TemporaryDatabase.Finding("S3BucketPublic", 2, severity: 90, status: FindingStatus.Resolved) with { OpenedAt = Opened.OpenedAt };

    [Fact]
    public async Task What_opens_and_what_is_resolved_is_told_signed_and_in_order()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var outbox = new Outbox();
        await outbox.Destinations.AddAsync(Outbox.Webhook(receiver), Ct);
        await outbox.WriteAsync("one", await outbox.WriteAsync("one", null, Opened), Resolved);

        outbox.Start();
        await receiver.WaitAsync(2);

        receiver.All.Select(request => Body(request).GetProperty("event").GetString()).Should().Equal("finding.opened", "finding.resolved");
        receiver.All.Select(request => Body(request).GetProperty("sequence").GetInt64()).Should().BeInAscendingOrder();
        foreach (var request in receiver.All)
        {
            var timestamp = request.Headers["Qrie-Timestamp"];
            byte[] signed = [.. Encoding.ASCII.GetBytes(timestamp + "."), .. request.Body];
            var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Outbox.Secret), signed);
            request.Headers["Qrie-Signature"].Should().Be("v1=" + Convert.ToHexString(expected).ToLowerInvariant());
            DateTimeOffset.FromUnixTimeSeconds(long.Parse(timestamp, CultureInfo.InvariantCulture)).Should().BeCloseTo(DateTimeOffset.UtcNow, TimeSpan.FromMinutes(1));
            request.Headers["Idempotency-Key"].Should().Be(Body(request).GetProperty("id").GetString());
            Body(request).GetProperty("finding").GetProperty("arn").GetString().Should().Be("arn:aws:s3:::one");
        }
    }

    [Fact]
    public async Task What_fails_for_a_while_is_told_in_the_end_under_the_same_key()
    {
        var calls = 0;
        await using var receiver = await Receiver.StartAsync(_ => new Receiver.Answer(Interlocked.Increment(ref calls) <= 5 ? 503 : 200));
        await using var outbox = new Outbox();
        await outbox.Destinations.AddAsync(Outbox.Webhook(receiver), Ct);
        await outbox.WriteAsync("one", null, Opened);

        outbox.Start();
        await receiver.WaitAsync(6);
        await Eventually.TrueAsync(async () => (await outbox.Store.CountsAsync(Ct)).Count == 0, "an empty outbox");

        receiver.All.Select(request => request.Headers["Idempotency-Key"]).Distinct().Should().ContainSingle();
        (await outbox.DeadAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_never_taken_becomes_a_dead_letter_that_can_be_tried_again()
    {
        var isUp = false;
        await using var receiver = await Receiver.StartAsync(_ => new Receiver.Answer(Volatile.Read(ref isUp) ? 204 : 500));
        await using var outbox = new Outbox();
        await outbox.Destinations.AddAsync(Outbox.Webhook(receiver), Ct);
        await outbox.WriteAsync("one", null, Opened);
        outbox.Start();
        await Eventually.TrueAsync(async () => (await outbox.DeadAsync()).Count == 1, "the dead letter");
        var dead = (await outbox.DeadAsync())[0];
        dead.Attempts.Should().Be(3);
        dead.Error.Should().Be("The receiver answered 500.");

        Volatile.Write(ref isUp, true);
        (await outbox.Store.RetryAsync(dead.Id)).Should().BeTrue();
        await Eventually.TrueAsync(async () => (await outbox.Store.CountsAsync(Ct)).Count == 0, "an empty outbox");

        (await outbox.Store.RetryAsync(dead.Id)).Should().BeFalse();
    }

    [Theory]
    [InlineData(400)]
    [InlineData(404)]
    [InlineData(302)]
    public async Task What_cannot_be_right_is_not_tried_again(int status)
    {
        await using var elsewhere = await Receiver.StartAsync();
        await using var receiver = await Receiver.StartAsync(_ => new Receiver.Answer(status, "secret words of the other side", new() { ["Location"] = elsewhere.Url }));
        await using var outbox = new Outbox();
        await outbox.Destinations.AddAsync(Outbox.Webhook(receiver), Ct);
        await outbox.WriteAsync("one", null, Opened);

        outbox.Start();
        await Eventually.TrueAsync(async () => (await outbox.DeadAsync()).Count == 1, "the dead letter");

        receiver.All.Should().ContainSingle();
        elsewhere.All.Should().BeEmpty();
        (await outbox.DeadAsync())[0].Error.Should().Be($"The receiver answered {status}.");
    }

    [Fact]
    public async Task A_process_that_ends_in_the_middle_loses_nothing()
    {
        var isStuck = true;
        var release = new TaskCompletionSource<Receiver.Answer>();
        await using var receiver = await Receiver.StartAsync(_ => Volatile.Read(ref isStuck) ? release.Task : Task.FromResult(new Receiver.Answer(200)));
        await using var outbox = new Outbox(options => options.Timeout = TimeSpan.FromMinutes(1));
        await outbox.Destinations.AddAsync(Outbox.Webhook(receiver), Ct);
        foreach (var number in Enumerable.Range(0, 20))
        {
            await outbox.WriteAsync($"bucket-{number}", null, Opened);
        }

        outbox.Start();
        await receiver.WaitAsync(1);
        await outbox.StopAsync();
        var before = receiver.All.Count;
        await outbox.WriteAsync("while-stopped", null, Opened);
        Volatile.Write(ref isStuck, false);
        release.SetResult(new Receiver.Answer(200));
        outbox.Start();
        await Eventually.TrueAsync(async () => receiver.All.Count > before && (await outbox.Store.CountsAsync(Ct)).Count == 0, "an empty outbox");

        receiver.All.Skip(before).Select(request => Body(request).GetProperty("finding").GetProperty("arn").GetString()).Should().BeEquivalentTo(
            Enumerable.Range(0, 20).Select(number => $"arn:aws:s3:::bucket-{number}").Append("arn:aws:s3:::while-stopped"));
    }

    [Fact]
    public async Task A_destination_that_is_down_holds_no_other_up()
    {
        await using var up = await Receiver.StartAsync();
        var never = new TaskCompletionSource<Receiver.Answer>();
        await using var down = await Receiver.StartAsync(_ => never.Task);
        await using var outbox = new Outbox(options => options.Timeout = TimeSpan.FromMinutes(1));
        await outbox.Destinations.AddAsync(Outbox.Webhook(down, "down"), Ct);
        await outbox.Destinations.AddAsync(Outbox.Webhook(up, "up"), Ct);
        foreach (var number in Enumerable.Range(0, 50))
        {
            await outbox.WriteAsync($"bucket-{number}", null, Opened);
        }

        outbox.Start();
        await up.WaitAsync(50);

        never.SetResult(new Receiver.Answer(200));
    }

    [Fact]
    public async Task A_queue_is_bounded_and_what_does_not_fit_is_a_dead_letter()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var outbox = new Outbox(options => (options.QueueLimit, options.DeadLetterLimit) = (3, 4));
        var destination = Outbox.Webhook(receiver);
        await outbox.Destinations.AddAsync(destination, Ct);
        foreach (var number in Enumerable.Range(0, 10))
        {
            await outbox.WriteAsync($"bucket-{number}", null, Opened);
        }

        (await outbox.Store.FanOutAsync([destination], Ct)).Should().Be(10);
        (await outbox.Store.FanOutAsync([destination], Ct)).Should().Be(0);

        (await outbox.Store.CountsAsync(Ct))["hook"].Should().Be((3, 4));
        (await outbox.DeadAsync()).Select(letter => letter.Notification.Row.Arn).Should().Equal(
            "arn:aws:s3:::bucket-9", "arn:aws:s3:::bucket-8", "arn:aws:s3:::bucket-7", "arn:aws:s3:::bucket-6");
    }

    [Fact]
    public async Task Nothing_is_kept_when_nobody_is_to_be_told()
    {
        await using var outbox = new Outbox();
        await outbox.WriteAsync("one", null, Opened);

        (await outbox.Store.FanOutAsync([], Ct)).Should().Be(1);

        (await outbox.Store.FanOutAsync([], Ct)).Should().Be(0);
        (await outbox.Store.CountsAsync(Ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_secret_is_in_no_log_no_error_and_not_in_the_database()
    {
        await using var receiver = await Receiver.StartAsync(_ => new Receiver.Answer(500, Outbox.Secret));
        await using var outbox = new Outbox();
        await outbox.Destinations.AddAsync(Outbox.Webhook(receiver), Ct);
        await outbox.Destinations.AddAsync(new Destination { Id = "gone", Kind = DestinationKind.Webhook, Url = $"http://127.0.0.1:1/{Outbox.Secret}", Secret = Outbox.Secret }, Ct);
        await outbox.WriteAsync("one", null, Opened);
        outbox.Start();
        await Eventually.TrueAsync(async () => (await outbox.DeadAsync()).Count == 2, "the dead letters");

        outbox.Logs.Lines.Should().NotBeEmpty().And.NotContain(line => line.Contains(Outbox.Secret));
        (await outbox.DeadAsync()).Should().NotContain(letter => letter.Error!.Contains(Outbox.Secret));
        (await outbox.Destinations.AllAsync(Ct)).Should().OnlyContain(destination => destination.Secret == Outbox.Secret && !destination.ToString().Contains(Outbox.Secret));
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(outbox.DatabasePath)!))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            (await reader.ReadToEndAsync(Ct)).Should().NotContain(Outbox.Secret);
        }
    }

    [Fact]
    public void Waits_double_up_to_a_limit_with_jitter_and_keep_to_what_is_asked()
    {
        var deliverer = new Deliverer([], Microsoft.Extensions.Options.Options.Create(new NotificationOptions()), TimeProvider.System);
        var failure = new DeliveryException("x");

        deliverer.DelayAfter(1, failure, 0).Should().Be(TimeSpan.FromSeconds(5));
        deliverer.DelayAfter(3, failure, 0).Should().Be(TimeSpan.FromSeconds(20));
        deliverer.DelayAfter(3, failure, 1).Should().Be(TimeSpan.FromSeconds(10));
        deliverer.DelayAfter(30, failure, 0).Should().Be(TimeSpan.FromMinutes(15));
        deliverer.DelayAfter(1, new DeliveryException("x", retryAfter: TimeSpan.FromMinutes(2)), 0.5).Should().Be(TimeSpan.FromMinutes(2));
        deliverer.DelayAfter(1, new DeliveryException("x", retryAfter: TimeSpan.FromDays(2)), 0.5).Should().Be(TimeSpan.FromHours(1));
    }

    private static JsonElement Body(Receiver.Received request) => JsonDocument.Parse(request.Body).RootElement;
}
