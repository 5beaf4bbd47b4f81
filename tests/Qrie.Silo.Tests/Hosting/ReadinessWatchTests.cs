using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Orleans.Runtime;
using Qrie.Aws;
using Qrie.Silo.Hosting;
using Qrie.Silo.Storage;
using Qrie.Silo.Tests.Notifications;

namespace Qrie.Silo.Tests.Hosting;

public sealed class ReadinessWatchTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_keeps_a_silo_from_being_ready_is_logged_each_minute_until_it_passes()
    {
        var time = new FakeTimeProvider();
        var (storage, services, logs) = (new Storage { Error = new TimeoutException() }, new ServiceHealth(time), new Logs());
        services.Failed("sqs", "ServiceUnavailable");
        using var watch = new ReadinessWatch(await ActiveAsync(storage), services, time, logs.For<ReadinessWatch>());

        await watch.StartAsync(Ct);
        await Eventually.TrueAsync(() => Task.FromResult(logs.Lines.Count == 1), "the first minute");
        logs.Lines[0].Should().StartWith("Not ready: The storage does not answer. sqs has not answered since ").And.Contain("ServiceUnavailable");
        time.Advance(TimeSpan.FromMinutes(1));
        await Eventually.TrueAsync(() => Task.FromResult(logs.Lines.Count == 2), "the second minute");

        storage.Error = null;
        services.Answered("sqs");
        var asked = storage.Asked;
        time.Advance(TimeSpan.FromMinutes(1));
        await Eventually.TrueAsync(() => Task.FromResult(storage.Asked > asked), "the third minute");
        await watch.StopAsync(Ct);

        logs.Lines.Should().HaveCount(2);
    }

    private static async Task<Readiness> ActiveAsync(IStorageHealth storage)
    {
        var readiness = new Readiness(storage, new Lifetime());
        var silo = new SiloLifecycleSubject(NullLogger<SiloLifecycleSubject>.Instance);
        readiness.Participate(silo);
        await silo.OnStart(Ct);
        return readiness;
    }

    private sealed class Lifetime : IHostApplicationLifetime
    {
        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication()
        {
        }
    }

    private sealed class Storage : IStorageHealth
    {
        public Exception? Error { get; set; }

        public int Asked { get; private set; }

        public Task CheckAsync(CancellationToken cancellationToken)
        {
            Asked++;
            return Error is { } error ? Task.FromException(error) : Task.CompletedTask;
        }
    }
}
