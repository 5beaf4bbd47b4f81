using Microsoft.Extensions.Options;
using Orleans;
using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Policies;
using Qrie.Policies.Custom;

namespace Qrie.Silo.Hosting;

/// <summary>
/// Tells the cluster's policy set what this silo knows, when that changes, and keeps this silo's up with it. What is still to be
/// judged again is started, so that it goes on after a restart.
/// </summary>
internal sealed partial class PolicySync(
    PolicyCatalogue catalogue, PolicyFolder folder, PolicyMarks marks, PolicySetFollower follower, IAccountDirectory accounts, IGrainFactory grains,
    IOptions<PolicyOptions> options, ServiceHealth health, Readiness readiness, TimeProvider time, ILogger<PolicySync> logger)
    : Recurring(TimeSpan.FromSeconds(1), readiness, time, logger)
{
    // Beside the services: those who look for what does not answer look there.
    private const string Service = "policy-folder";

    private (IReadOnlyList<IPolicy> Policies, Dictionary<string, string> Accounts)? reported;
    private string? unreadable;
    private bool isRead;

    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        ReadFolder();
        try
        {
            // Before the folder was read once, its policies would seem to be gone.
            await (isRead ? ReportAsync() : Task.CompletedTask);
        }
        finally
        {
            await follower.FollowAsync(grains);
        }
    }

    // By looking, once a second: notifications of changed files do not come from every kind of volume.
    private void ReadFolder()
    {
        if (options.Value.Folder is not { Length: > 0 } path)
        {
            isRead = true;
            return;
        }

        try
        {
            var differs = folder.Refresh(path);
            (isRead, unreadable) = (true, null);
            health.Answered(Service);
            if (differs)
            {
                Tell(path);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The code alone: health is told to everybody.
            health.Failed(Service, exception.GetType().Name);
            if (unreadable != exception.Message)
            {
                LogUnreadable(logger, path, exception.Message);
                unreadable = exception.Message;
            }
        }
    }

    private void Tell(string path)
    {
        foreach (var file in folder.Files)
        {
            foreach (var error in file.Errors)
            {
                LogBroken(logger, file.Name, error.Line, error.Message, folder.IsOlder(file) ? "The version before stays in force." : "It is left out.");
            }
        }

        LogRead(logger, folder.Files.Count, path);
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

    [LoggerMessage(415, LogLevel.Error, "The policies in {Folder} cannot be read; those that were read last stay in force, and it is tried again. {Message}")]
    private static partial void LogUnreadable(ILogger logger, string folder, string message);
}
