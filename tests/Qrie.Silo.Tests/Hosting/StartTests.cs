using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;
using Qrie.Silo.Hosting;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Hosting;

public sealed class StartTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task While_the_silo_starts_only_health_answers()
    {
        var data = Directory.CreateTempSubdirectory("qrie-test-").FullName;
        await using (var simulator = await SimulatorHost.StartAsync(new SimulatorOptions()))
        {
            var gate = new Gate();
            var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "qrie", ContentRootPath = AppContext.BaseDirectory });
            builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Qrie:Data"] = data, ["Urls"] = "http://127.0.0.1:0" });
            builder.Logging.ClearProviders();
            builder.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(gate);
            await using var app = QrieApplication.Build(builder, simulator);
            var started = app.StartAsync(Ct);
            await Eventually.TrueAsync(() => Task.FromResult(app.Urls.Any(url => !url.EndsWith(":0", StringComparison.Ordinal))), "the server");
            using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
            async Task<HttpStatusCode> StatusAsync(string path)
            {
                using var response = await http.GetAsync(path, Ct);
                return response.StatusCode;
            }

            (await StatusAsync("/api/health/live")).Should().Be(HttpStatusCode.OK);
            (await StatusAsync("/api/health/ready")).Should().Be(HttpStatusCode.ServiceUnavailable);
            (await StatusAsync("/api/findings")).Should().Be(HttpStatusCode.ServiceUnavailable);
            started.IsCompleted.Should().BeFalse();
            gate.Open();

            await started;
            (await StatusAsync("/api/health/ready")).Should().Be(HttpStatusCode.OK);
            (await StatusAsync("/api/findings")).Should().Be(HttpStatusCode.OK);
            await app.StopAsync(Ct);
        }

        Directory.Delete(data, recursive: true);
    }

    /// <summary>Holds the start of the silo.</summary>
    private sealed class Gate : ILifecycleParticipant<ISiloLifecycle>
    {
        private readonly TaskCompletionSource opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Open() => opened.SetResult();

        public void Participate(ISiloLifecycle lifecycle) =>
            lifecycle.Subscribe(nameof(Gate), ServiceLifecycleStage.RuntimeInitialize - 1, cancellationToken => opened.Task.WaitAsync(cancellationToken));
    }
}
