using Microsoft.Extensions.Options;
using Orleans;
using Qrie.Accounts;
using Qrie.Policies;
using Qrie.Policies.Custom;

namespace Qrie.Silo.Hosting;

/// <summary>
/// Tells the cluster's policy set what this silo knows, when that changes, and keeps this silo's up with it. What is still to be
/// judged again is started, so that it goes on after a restart.
/// </summary>
internal sealed partial class PolicySync(
    PolicyCatalogue catalogue, PolicyFolder folder, PolicyMarks marks, PolicySetFollower follower, IAccountDirectory accounts, IGrainFactory grains,
    IOptions<PolicyOptions> options, Readiness readiness, TimeProvider time, ILogger<PolicySync> logger)
    : Recurring(TimeSpan.FromSeconds(1), readiness, time, logger)
{
    private (IReadOnlyList<IPolicy> Policies, Dictionary<string, string> Accounts)? reported;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        ReadFolder();
        await ReportAsync();
        await follower.FollowAsync(grains);
    }

    // By looking, once a second: notifications of changed files do not come from every kind of volume.
    private void ReadFolder()
    {
        if (string.IsNullOrEmpty(options.Value.Folder) || !folder.Refresh(options.Value.Folder))
        {
            return;
        }

        foreach (var file in folder.Files)
        {
            foreach (var error in file.Errors)
            {
                LogBroken(logger, file.Name, error.Line, error.Message, folder.IsOlder(file) ? "The version before stays in force." : "It is left out.");
            }
        }

        LogRead(logger, folder.Files.Count, options.Value.Folder);
    }

    // Only what this silo has not told yet: where silos differ for a while, as during an update, they must not take turns.
    private async Task ReportAsync()
    {
        var (policies, known) = (catalogue.All, accounts.All.ToDictionary(account => account.AccountId, account => account.Ou ?? ""));
        if (reported is { } before && before.Policies == policies && before.Accounts.Count == known.Count && !before.Accounts.Except(known).Any())
        {
            return;
        }

        await grains.GetGrain<IPolicySetGrain>(0).ReportAsync(new Surroundings(marks.Of(policies), known));
        follower.Rebuild();
        reported = (policies, known);
    }

    [LoggerMessage(413, LogLevel.Error, "{File}:{Line}: {Message} {Consequence}")]
    private static partial void LogBroken(ILogger logger, string file, int line, string message, string consequence);

    [LoggerMessage(414, LogLevel.Information, "Read {Count} policy files from {Folder}.")]
    private static partial void LogRead(ILogger logger, int count, string folder);
}
