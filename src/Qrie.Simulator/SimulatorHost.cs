using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Qrie.Simulator.Control;
using Qrie.Simulator.Http;
using Qrie.Simulator.S3;
using Qrie.Simulator.Scenario;
using Qrie.Simulator.Sqs;
using Qrie.Simulator.Sts;

namespace Qrie.Simulator;

/// <summary>Serves a simulated organization on loopback, to any AWS SDK.</summary>
public sealed class SimulatorHost : IAsyncDisposable
{
    // More than the largest batch of messages.
    private const long MaxBody = 8 * 1024 * 1024;

    private readonly WebApplication app;
    private readonly Authenticator authenticator;
    private readonly StsEndpoint sts;
    private readonly S3Endpoint s3;
    private readonly SqsEndpoint sqs;
    private readonly ControlPage control;
    private readonly ScenarioPlayer scenario;
    private bool disposed;
    private int underWay;

    private SimulatorHost(SimulatedOrganization organization)
    {
        Organization = organization;
        authenticator = new Authenticator(organization);
        sts = new StsEndpoint(organization);
        s3 = new S3Endpoint(organization);
        sqs = new SqsEndpoint(organization, () => Url);
        control = new ControlPage(this);
        scenario = new ScenarioPlayer(organization, s3, sqs);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Listen(System.Net.IPAddress.Loopback, organization.Options.Port);
        });
        builder.Logging.ClearProviders();
        app = builder.Build();
        app.Run(AnswerAsync);
    }

    /// <summary>The organization.</summary>
    public SimulatedOrganization Organization { get; }

    /// <summary>The endpoint of all services, such as <c>http://127.0.0.1:4599</c>.</summary>
    public string Url { get; private set; } = "";

    /// <summary>The URL of the queue into which events go.</summary>
    public string QueueUrl => $"{Url}/{KeyRing.QrieAccountId}/{Organization.Options.QueueName}";

    /// <summary>How many calls are being answered at this moment.</summary>
    public int CallsUnderWay => Volatile.Read(ref underWay);

    /// <summary>Starts a simulator.</summary>
    /// <param name="options">What the organization is like.</param>
    /// <param name="time">The clock of everything but sockets and signatures.</param>
    public static async Task<SimulatorHost> StartAsync(SimulatorOptions options, TimeProvider? time = null)
    {
        var host = new SimulatorHost(new SimulatedOrganization(options, time));
        await host.app.StartAsync();
        host.Url = host.app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        if (options.Scenario)
        {
            host.scenario.Start();
        }

        return host;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, true))
        {
            return;
        }

        await scenario.DisposeAsync();
        await app.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext http)
    {
        Interlocked.Increment(ref underWay);
        using var aborted = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, app.Lifetime.ApplicationStopping);
        try
        {
            if (http.Request.Path.StartsWithSegments(ControlPage.Root, out var rest))
            {
                await control.AnswerAsync(http, rest.Value ?? "");
                return;
            }

            var call = await authenticator.AuthenticateAsync(http, aborted.Token);
            await AnswerWriter.WriteAsync(http, call.Service switch
            {
                "s3" => await s3.AnswerAsync(call),
                "sts" => await sts.AnswerAsync(call),
                "sqs" => await sqs.AnswerAsync(call),
                var name when Organization.Services.Find(name) is { } service => await service.AnswerAsync(call),
                _ => throw new AwsError(403, "SignatureDoesNotMatch", $"There is no service '{call.Service}' here."),
            });
        }
        catch (AwsError error)
        {
            if (Organization.Faults.ClockSkew != TimeSpan.Zero)
            {
                http.Response.Headers.Date = (TimeProvider.System.GetUtcNow() + Organization.Faults.ClockSkew).ToString("R");
            }

            var service = SignedHeader.Parse(http.Request.Headers.Authorization.ToString())?.Service;
            await AnswerWriter.WriteAsync(http, error, service, Organization.Services.ProtocolOf(service));
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // The caller has gone, or the host is stopping.
            http.Abort();
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }
}
