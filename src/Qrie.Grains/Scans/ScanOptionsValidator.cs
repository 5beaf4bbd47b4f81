using Microsoft.Extensions.Options;

namespace Qrie.Scans;

/// <summary>Checks the cron expressions.</summary>
public sealed class ScanOptionsValidator : IValidateOptions<ScanOptions>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, ScanOptions options)
    {
        string?[] problems =
        [
            Problem(nameof(options.InventoryCron), options.InventoryCron),
            Problem(nameof(options.PolicyCron), options.PolicyCron),
        ];
        return problems.OfType<string>().ToArray() is { Length: > 0 } failures ? ValidateOptionsResult.Fail(failures) : ValidateOptionsResult.Success;
    }

    private static string? Problem(string key, string value) => CronSchedule.Problem(value) is { } problem
        ? $"Qrie:Scans:{key} is '{value}': {problem} It must be a cron expression of five fields, such as '0 4 * * *', or empty."
        : null;
}
