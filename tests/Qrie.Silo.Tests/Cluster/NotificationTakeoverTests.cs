using System.Collections.Concurrent;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Qrie.Silo.Hosting.Sweeps;
using Qrie.Silo.Notifications;
using Qrie.Silo.Notifications.Channels;
using Qrie.Silo.Tests.Storage;
using Qrie.Silo.Tests.Storage.Contract;

namespace Qrie.Silo.Tests.Cluster;

/// <summary>One silo tells for all.</summary>
public sealed class NotificationTakeoverTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    private const int Findings = 30;
    private const int UntilStuck = 5;

    [Fact]
    public async Task What_a_killed_silo_was_telling_another_tells()
    {
        await using var storage = await CreateAsync();
        var options = Options.Create(new NotificationOptions());
        var destination = new Destination { Id = "hook", Kind = DestinationKind.Webhook, Url = "https://example.com", Secret = "0123456789abcdef" };
        var destinations = new DestinationStore(storage.Destinations, new EphemeralDataProtectionProvider());
        await destinations.AddAsync(destination);
        var told = new ConcurrentQueue<(SiloAddress Silo, string Key)>();
        await using var cluster = await SiloCluster.StartAsync(2, silo =>
        {
            silo.Services.AddHostedService<SweepService>();
            silo.Services.AddSingleton<ISweep>(services => new NotificationService(
                new Destinations(destinations, options, TimeProvider.System), storage.Deliveries(options.Value, TimeProvider.System),
                new Deliverer([new Stuck(services.GetRequiredService<ILocalSiloDetails>().SiloAddress, told)], options, TimeProvider.System),
                options, TimeProvider.System, NullLogger<NotificationService>.Instance));
        });
        foreach (var i in Enumerable.Range(0, Findings))
        {
            await storage.WriteAsync(TemporaryDatabase.Bucket($"bucket-{i}", findings: TemporaryDatabase.Finding("S3BucketPublic", i)));
        }

        await Eventually.TrueAsync(() => Task.FromResult(told.Count > UntilStuck), "a silo that is in the middle of it");
        var first = told.First().Silo;
        told.Should().OnlyContain(one => one.Silo.Equals(first), "one silo tells for all");
        await cluster.KillAsync(cluster.Silos.Single(silo => silo.SiloAddress.Equals(first)));

        await Eventually.TrueAsync(
            async () => (await storage.Deliveries(options.Value, TimeProvider.System).CountsAsync(Token)).Count == 0, "the other silo to tell the rest");
        told.Select(one => one.Key).Distinct().Should().HaveCount(Findings);
        told.Count(one => !one.Silo.Equals(first)).Should().Be(Findings - UntilStuck, "what was taken is not told again");
    }

    /// <summary>Takes a few of the first silo that tells, and then nothing more of it.</summary>
    private sealed class Stuck(SiloAddress silo, ConcurrentQueue<(SiloAddress Silo, string Key)> told) : INotificationChannel
    {
        private int taken;

        public DestinationKind Kind => DestinationKind.Webhook;

        public async Task SendAsync(Destination destination, Notification notification, CancellationToken cancellationToken)
        {
            told.Enqueue((silo, notification.Key));
            if (told.First().Silo.Equals(silo) && Interlocked.Increment(ref taken) > UntilStuck)
            {
                await new TaskCompletionSource().Task.WaitAsync(cancellationToken);
            }
        }
    }
}
