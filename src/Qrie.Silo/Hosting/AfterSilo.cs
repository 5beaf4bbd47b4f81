using Orleans.Dashboard;

namespace Qrie.Silo.Hosting;

/// <summary>
/// Starts a hosted service that calls grains once the silo is active. Services start side by side, and a call before that
/// fails with a warning.
/// </summary>
internal sealed class AfterSilo(IHostedService service, Readiness readiness) : BackgroundService
{
    /// <summary>Has the Orleans dashboard wait.</summary>
    public static void Delay(IServiceCollection services)
    {
        var own = typeof(DashboardOptions).Assembly;
        foreach (var descriptor in services.Where(known => known.ServiceType == typeof(IHostedService) && known.ImplementationType?.Assembly == own).ToArray())
        {
            services.Remove(descriptor);
            services.AddSingleton<IHostedService>(provider => new AfterSilo(
                (IHostedService)ActivatorUtilities.CreateInstance(provider, descriptor.ImplementationType!), provider.GetRequiredService<Readiness>()));
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await service.StopAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await readiness.Active.WaitAsync(stoppingToken);
        await service.StartAsync(stoppingToken);
    }
}
