using System.ComponentModel.DataAnnotations;

namespace Qrie.Silo.Accounts;

/// <summary>Whether and which accounts of the organization are onboarded by themselves. Section <c>Qrie:Organization</c>.</summary>
public sealed class DiscoveryOptions
{
    /// <summary>Whether new accounts of the organization are watched, and closed ones no more. Default false.</summary>
    public bool Enabled { get; set; }

    /// <summary>How often the organization is read, by one silo for all, 1 min to 7 days. Default 1 h.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Only accounts in organizational units below these paths, such as <c>/prod</c>; empty for all.</summary>
    public List<string> IncludeOus { get; } = [];

    /// <summary>Accounts that are left out.</summary>
    public List<string> ExcludeAccounts { get; } = [];

    /// <summary>The regions to look at in accounts that are found; at least one where discovery is enabled.</summary>
    public List<string> Regions { get; } = [];

    /// <summary>
    /// The external id that the roles in accounts that are found ask for, at least 16 characters: one for all, as a StackSet gives
    /// them. Default: each account gets one of its own. Changing it does not change accounts that were found before.
    /// </summary>
    [RegularExpression(@"[\w+=,.@:/-]{16,1224}", ErrorMessage = "16 to 1,224 letters, digits and any of +=,.@:/-_")]
    public string? ExternalId { get; set; }

    /// <summary>Whether discovery would watch an account.</summary>
    /// <param name="accountId">The twelve digits.</param>
    /// <param name="ou">The path of its organizational unit.</param>
    public bool Wants(string accountId, string ou) =>
        !ExcludeAccounts.Contains(accountId)
        && (IncludeOus.Count == 0 || IncludeOus.Any(path => ou == path.TrimEnd('/') || ou.StartsWith(path.TrimEnd('/') + "/", StringComparison.Ordinal)));
}
