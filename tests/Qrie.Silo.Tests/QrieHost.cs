using Amazon.Runtime;
using Amazon.S3;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qrie.Aws.Protocol;
using Qrie.Aws.S3Control;
using Qrie.Changes;
using Qrie.Silo.Accounts;
using Qrie.Silo.Hosting;
using Qrie.Simulator;

namespace Qrie.Silo.Tests;

/// <summary>The whole of Qrie over a simulated organization, as <c>qrie run</c> composes it.</summary>
internal sealed class QrieHost : IAsyncDisposable
{
    private readonly string data;
    private readonly Dictionary<string, string?> settings;
    private readonly bool ownsSimulator;
    private readonly Action<IServiceCollection>? configure;

    private QrieHost(
        SimulatorHost simulator, string data, Dictionary<string, string?> settings, WebApplication app, bool ownsSimulator, Action<IServiceCollection>? configure)
    {
        this.configure = configure;
        Simulator = simulator;
        App = app;
        this.data = data;
        this.settings = settings;
        this.ownsSimulator = ownsSimulator;
        Http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public SimulatorHost Simulator { get; }

    public WebApplication App { get; private set; }

    public HttpClient Http { get; private set; }

    /// <param name="simulated">What the organization is like.</param>
    /// <param name="settings">Qrie's settings.</param>
    /// <param name="onboarded">How many of the organization's accounts are onboarded from the start; all without it.</param>
    /// <param name="configure">Replaces services.</param>
    /// <param name="time">The organization's time; Qrie's own is a service.</param>
    /// <param name="prepare">Fills the data folder, whose path it is given, before Qrie starts.</param>
    public static async Task<QrieHost> StartAsync(
        SimulatorOptions? simulated = null, Dictionary<string, string?>? settings = null, int? onboarded = null, Action<IServiceCollection>? configure = null,
        TimeProvider? time = null, Func<string, Task>? prepare = null)
    {
        var simulator = await SimulatorHost.StartAsync(simulated ?? new SimulatorOptions(), time);
        var data = Directory.CreateTempSubdirectory("qrie-test-").FullName;
        await (prepare?.Invoke(data) ?? Task.CompletedTask);
        settings ??= [];
        return new QrieHost(simulator, data, settings, await StartAppAsync(simulator, data, settings, configure, onboarded), ownsSimulator: true, configure);
    }

    public T Service<T>() where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>S3 in an account, as its administrator.</summary>
    public AmazonS3Client S3(SimulatedAccount account, string region = "us-east-1") => new(
        new BasicAWSCredentials($"account:{account.Id}", "simulated"),
        new AmazonS3Config { ServiceURL = Simulator.Url, AuthenticationRegion = region, ForcePathStyle = true });

    /// <summary>Sets all four flags of an account's block of public access, or takes the block away, as its administrator.</summary>
    public async Task PutAccountBlockAsync(SimulatedAccount account, bool open)
    {
        var config = S3ControlClient.Configuration();
        (config.ServiceURL, config.AuthenticationRegion) = (Simulator.Url, "us-east-1");
        using var client = new AwsProtocolClient(new BasicAWSCredentials($"account:{account.Id}", "simulated"), config, null);
        const string block =
            """<PublicAccessBlockConfiguration xmlns="http://awss3control.amazonaws.com/doc/2018-08-20/"><BlockPublicAcls>true</BlockPublicAcls><IgnorePublicAcls>true</IgnorePublicAcls><BlockPublicPolicy>true</BlockPublicPolicy><RestrictPublicBuckets>true</RestrictPublicBuckets></PublicAccessBlockConfiguration>""";
        await client.SendAsync(
            new AwsCall
            {
                Operation = "AccountPublicAccessBlock",
                Method = open ? "DELETE" : "PUT",
                Path = "/v20180820/configuration/publicAccessBlock",
                Headers = new Dictionary<string, string> { ["x-amz-account-id"] = account.Id },
                Content = open ? null : System.Text.Encoding.UTF8.GetBytes(block),
            },
            CancellationToken.None);
    }

    /// <summary>Waits until every event has been taken from the queue and every change has been looked at for good.</summary>
    public Task SettleAsync(CancellationToken cancellationToken) => Eventually.TrueAsync(
        async () =>
        {
            cancellationToken.ThrowIfCancellationRequested();
            return Simulator.Organization.QueueDepth == (0, 0, 0) && (await Service<IInboxStore>().ListNonEmptyAsync()).Count == 0;
        },
        "queue and inboxes to empty",
        TimeSpan.FromMinutes(3));

    /// <summary>How often Qrie has called an operation since calls were last counted anew.</summary>
    public int Calls(string operation) => Simulator.Organization.Calls.Where(call => call.Key.Operation == operation).Sum(call => call.Value);

    /// <summary>How often Qrie has called S3 since calls were last counted anew.</summary>
    public int S3Calls() => Simulator.Organization.Calls.Where(call => call.Key.Service.StartsWith("s3", StringComparison.Ordinal)).Sum(call => call.Value);

    /// <summary>Stops the process in good order and starts it again over the same data.</summary>
    public async Task RestartAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Http.Dispose();
        App = await StartAppAsync(Simulator, data, settings, configure);
        Http = new HttpClient { BaseAddress = new Uri(App.Urls.First()) };
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.StopAsync();
        await App.DisposeAsync();
        if (ownsSimulator)
        {
            await Simulator.DisposeAsync();
        }

        Directory.Delete(data, recursive: true);
    }

    private static async Task<WebApplication> StartAppAsync(
        SimulatorHost simulator, string data, Dictionary<string, string?> settings, Action<IServiceCollection>? configure, int? onboarded = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "qrie", ContentRootPath = AppContext.BaseDirectory });
        // Tests count calls: an account is scanned only where a test asks for it.
        builder.Configuration.AddInMemoryCollection([new("Qrie:Scans:Bootstrap", "false"), new("Qrie:Scans:InventoryCron", ""), new("Qrie:Scans:PolicyCron", "")]);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>(settings) { ["Qrie:Data"] = data, ["Urls"] = "http://127.0.0.1:0" });
        builder.Logging.SetMinimumLevel(LogLevel.Warning).AddFilter("Polly", LogLevel.Error).AddFilter("Orleans", LogLevel.Error).AddFilter("Qrie", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        var app = QrieApplication.Build(builder, simulator, services =>
        {
            if (onboarded is { } count)
            {
                services.AddSingleton(provider => new ConfiguredAccounts([.. QrieApplication.Accounts(provider, simulator).Take(count)]));
            }

            configure?.Invoke(services);
        });
        await app.StartAsync();
        return app;
    }
}
