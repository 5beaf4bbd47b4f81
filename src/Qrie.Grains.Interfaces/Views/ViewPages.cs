namespace Qrie.Views;

/// <summary>The pages that have views.</summary>
public static class ViewPages
{
    /// <summary>The list of findings.</summary>
    public const string Findings = "findings";

    /// <summary>The list of resources.</summary>
    public const string Inventory = "inventory";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Findings, Inventory];
}
