using System.ComponentModel.DataAnnotations;

namespace Qrie.Silo.Hosting;

/// <summary>An account to watch. Section <c>Qrie:Accounts:n</c>.</summary>
public sealed class AccountOptions
{
    /// <summary>The twelve digits. Required.</summary>
    [Required(ErrorMessage = "twelve digits"), RegularExpression(@"\d{12}", ErrorMessage = "twelve digits")]
    public string AccountId { get; set; } = "";

    /// <summary>A name for people.</summary>
    public string? Name { get; set; }

    /// <summary>The path of the organizational unit.</summary>
    public string? Ou { get; set; }

    /// <summary>The role to assume; default <c>arn:aws:iam::{id}:role/QrieInventoryRole</c>.</summary>
    public string? RoleArn { get; set; }

    /// <summary>The external id that the role's trust policy asks for.</summary>
    public string? ExternalId { get; set; }

    /// <summary>The regions to look at.</summary>
    public List<string> Regions { get; } = [];
}
