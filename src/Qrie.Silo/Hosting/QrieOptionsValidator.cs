using Microsoft.Extensions.Options;

namespace Qrie.Silo.Hosting;

/// <summary>Checks what the settings mean together.</summary>
internal sealed class QrieOptionsValidator : IValidateOptions<QrieOptions>
{
    public ValidateOptionsResult Validate(string? name, QrieOptions options)
    {
        // A message of an account that is not known is rejected, which deletes it.
        if (!string.IsNullOrEmpty(options.QueueUrl) && options.Accounts.Count == 0)
        {
            return ValidateOptionsResult.Fail(
                $"Qrie:QueueUrl is '{options.QueueUrl}', but Qrie:Accounts is empty: every message of that queue would be rejected. Name the accounts to watch, beginning with Qrie:Accounts:0:AccountId.");
        }

        return options.Accounts.GroupBy(account => account.AccountId).FirstOrDefault(account => account.Count() > 1) is { } twice
            ? ValidateOptionsResult.Fail($"Qrie:Accounts names {twice.Key} {twice.Count()} times; each account must be there once.")
            : ValidateOptionsResult.Success;
    }
}
