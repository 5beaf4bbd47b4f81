using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Findings;
using Qrie.Silo.Notifications;
using Qrie.Silo.Notifications.Channels;
using Qrie.Silo.Tests.Exports;
using Qrie.Silo.Tests.Storage;

namespace Qrie.Silo.Tests.Notifications;

/// <summary>Notifications over a database of their own, with short waits.</summary>
internal sealed class Outbox : IAsyncDisposable
{
    public const string Secret = "planted-secret-0123456789";

    private readonly EphemeralDataProtectionProvider protection = new();
    private readonly List<IDisposable> disposables = [];
    private readonly TemporaryDatabase temporary = new();
    private (Task Running, CancellationTokenSource Stopping)? service;

    public Outbox(Action<NotificationOptions>? configure = null, TimeProvider? time = null)
    {
        Options = new NotificationOptions
        {
            AllowLoopback = true,
            FirstDelay = TimeSpan.FromMilliseconds(20),
            MaxDelay = TimeSpan.FromMilliseconds(50),
            MaxAttempts = 3,
            Timeout = TimeSpan.FromSeconds(5),
        };
        configure?.Invoke(Options);
        Time = time ?? TimeProvider.System;
        Store = new DeliveryStore(temporary.Database, Microsoft.Extensions.Options.Options.Create(Options), Time);
        Destinations = new Destinations(new DestinationStore(new DestinationTable(temporary.Database), protection), Microsoft.Extensions.Options.Options.Create(Options), Time);
        var http = Own(new HttpSender(Microsoft.Extensions.Options.Options.Create(Options), Time));
        var aws = Own(new AwsSender(new OwnCredentials(new Amazon.Runtime.BasicAWSCredentials("AKIAQRIE", Secret)), new AwsClientConfiguration(Microsoft.Extensions.Options.Options.Create(Aws))));
        Deliverer = new Deliverer(
            [new WebhookChannel(http, Rows.Policies, Time), new SlackChannel(http, Rows.Policies), new SnsChannel(aws, Rows.Policies), new EventBridgeChannel(aws, Rows.Policies)],
            Microsoft.Extensions.Options.Options.Create(Options),
            Time);
    }

    public NotificationOptions Options { get; }

    public AwsOptions Aws { get; } = new() { MaxRetries = 0 };

    public TimeProvider Time { get; }

    public DeliveryStore Store { get; }

    public Destinations Destinations { get; }

    public Deliverer Deliverer { get; }

    public Logs Logs { get; } = new();

    public string DatabasePath => temporary.Path;

    public static Destination Webhook(Receiver receiver, string id = "hook", DestinationFilter? filter = null) => new()
    {
        Id = id,
        Kind = DestinationKind.Webhook,
        Url = $"{receiver.Url}/in?token={Secret}",
        Secret = Secret,
        Filter = filter ?? new DestinationFilter(),
    };

    /// <summary>Starts to deliver, as the process does.</summary>
    public void Start()
    {
        var stopping = new CancellationTokenSource();
        var started = new NotificationService(Destinations, Store, Deliverer, Microsoft.Extensions.Options.Options.Create(Options), Time, Logs.For<NotificationService>());
        service = (Task.Run(() => started.RunAsync(stopping.Token)), stopping);
    }

    public async Task StopAsync()
    {
        var (running, stopping) = service!.Value;
        await stopping.CancelAsync();
        await running;
        stopping.Dispose();
        service = null;
    }

    /// <summary>Writes a bucket with findings, as its grain does.</summary>
    public async Task<string?> WriteAsync(string bucket, string? etag, params Finding[] findings) =>
        (await temporary.WriteAsync(TemporaryDatabase.Bucket(bucket, findings: findings), etag)).ETag;

    public async Task<IReadOnlyList<Delivery>> DeadAsync() => (await Store.DeadAsync(null, 1_000, null, CancellationToken.None)).Items;

    public async ValueTask DisposeAsync()
    {
        if (service is not null)
        {
            await StopAsync();
        }

        foreach (var disposable in disposables)
        {
            disposable.Dispose();
        }

        await temporary.DisposeAsync();
    }

    private T Own<T>(T disposable) where T : IDisposable
    {
        disposables.Add(disposable);
        return disposable;
    }
}
