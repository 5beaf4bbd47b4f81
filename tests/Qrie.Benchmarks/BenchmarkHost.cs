using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qrie.Silo.Hosting;
using Qrie.Simulator;

namespace Qrie.Benchmarks;

/// <summary>The whole of Qrie over a simulated organization, in this process, on a data folder of its own.</summary>
internal sealed class BenchmarkHost : IAsyncDisposable
{
    private readonly string data;

    private BenchmarkHost(SimulatorHost simulator, WebApplication app, string data) => (Simulator, App, this.data) = (simulator, app, data);

    public SimulatorHost Simulator { get; }

    public WebApplication App { get; }

    public static async Task<BenchmarkHost> StartAsync(
        SimulatorOptions simulated, Dictionary<string, string?>? settings = null, Action<IServiceCollection>? configure = null)
    {
        var simulator = await SimulatorHost.StartAsync(simulated);
        var data = Directory.CreateTempSubdirectory("qrie-bench-").FullName;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "qrie", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(settings ?? []) { ["Qrie:Data"] = data, ["Urls"] = "http://127.0.0.1:0" });
        builder.Logging.ClearProviders();
        var app = QrieApplication.Build(builder, simulator, configure);
        await app.StartAsync();
        return new BenchmarkHost(simulator, app, data);
    }

    public T Service<T>() where T : notnull => App.Services.GetRequiredService<T>();

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        await Simulator.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }
}
