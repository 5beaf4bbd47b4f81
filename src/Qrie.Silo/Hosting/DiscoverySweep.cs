using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Silo.Accounts;

namespace Qrie.Silo.Hosting;

/// <summary>Reads the organization now and then, where discovery is enabled.</summary>
internal sealed partial class DiscoverySweep(
    AccountDiscovery discovery, IOptions<DiscoveryOptions> options, Readiness readiness, TimeProvider time, ILogger<DiscoverySweep> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        await readiness.Active.WaitAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.Every, time);
        do
        {
            try
            {
                await discovery.RunAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(logger, AwsErrors.IsOfAws(exception) ? AwsErrors.Explain(exception) : exception.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(440, LogLevel.Warning, "The organization could not be read: {Error}. Qrie's role needs organizations:ListRoots, ListAccountsForParent and ListOrganizationalUnitsForParent in the management account or a delegated one; it is tried again.")]
    private static partial void LogFailed(ILogger logger, string error);
}
