using Qrie.Findings;

namespace Qrie.Inventory;

/// <summary>How many findings are alike.</summary>
/// <param name="PolicyId">Their policy.</param>
/// <param name="Severity">Their severity, 0 to 100.</param>
/// <param name="Status">Active or resolved.</param>
/// <param name="Count">How many; at least one.</param>
public sealed record FindingCount(string PolicyId, int Severity, FindingStatus Status, int Count);
