using System.Globalization;
using Qrie.Accounts;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Console.Pages;

/// <summary>What the inventory page shows: exactly what its address says.</summary>
internal sealed record InventoryView
{
    public const string AllStatuses = "all";
    public const string Deleted = "deleted";
    public const string Compliant = "yes";
    public const string NonCompliant = "no";

    public string? Account { get; init; }
    public string? Type { get; init; }
    public string? Region { get; init; }
    public string? Ou { get; init; }
    public string? Tag { get; init; }
    public string? Status { get; init; }
    public string? Compliance { get; init; }
    public string? Text { get; init; }
    public string? After { get; init; }
    public int Number { get; init; } = 1;

    public bool IsFiltered => FromStart != new InventoryView();

    /// <summary>The filter that the queries take. A value that does not exist is no filter.</summary>
    /// <param name="accounts">The accounts, which units hold.</param>
    public ResourceFilter FilterOver(IAccountDirectory accounts) => new()
    {
        Account = Account,
        Accounts = Ou is null ? null : accounts.InUnit(Ou),
        Tag = Tag is null ? null : TagFilter.Parse(Tag),
        Type = Type,
        Region = Region,
        Status = Status switch { AllStatuses => null, Deleted => ResourceStatus.Deleted, _ => ResourceStatus.Present },
        NonCompliant = Compliance switch { NonCompliant => true, Compliant => false, _ => null },
        Text = Text,
    };

    /// <summary>The same filters from the first page on.</summary>
    public InventoryView FromStart => this with { After = null, Number = 1 };

    /// <summary>The filters as a saved view has them: the query of the list's address.</summary>
    public string Query => Link.QueryOf(FromStart.ToUri());

    public string ToUri() => Link.To(
        "/inventory",
        ("type", Type), ("account", Account), ("ou", Ou), ("region", Region), ("tag", Tag), ("status", Status), ("compliance", Compliance), ("q", Text),
        ("page", Number > 1 ? Number.ToString(CultureInfo.InvariantCulture) : null), ("after", After));
}
