using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Silo.Accounts;

namespace Qrie.Silo.Hosting.Sweeps;

/// <summary>Reads the organization now and then, where discovery is enabled.</summary>
internal sealed partial class DiscoverySweep(AccountDiscovery discovery, IOptions<DiscoveryOptions> options, ILogger<DiscoverySweep> logger) : ISweep
{
    public string Name => "organization";

    public TimeSpan Period => options.Value.Every;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        try
        {
            await discovery.RunAsync(cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(logger, AwsErrors.IsOfAws(exception) ? AwsErrors.Explain(exception) : exception.Message);
        }
    }

    [LoggerMessage(440, LogLevel.Warning, "The organization could not be read: {Error}. Qrie's role needs organizations:ListRoots, ListAccountsForParent and ListOrganizationalUnitsForParent in the management account or a delegated one; it is tried again.")]
    private static partial void LogFailed(ILogger logger, string error);
}
