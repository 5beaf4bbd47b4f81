using Qrie.Findings;

namespace Qrie.Inventory;

/// <summary>A finding in a listing, with the resource that it is about.</summary>
public sealed record FindingRow
{
    /// <summary>The resource's ARN.</summary>
    public required string Arn { get; init; }
    /// <summary>The resource's service.</summary>
    public required string Service { get; init; }
    /// <summary>The resource's account.</summary>
    public required string AccountId { get; init; }
    /// <summary>The resource's region.</summary>
    public required string Region { get; init; }
    /// <summary>The resource's type.</summary>
    public required string Type { get; init; }
    /// <summary>The finding itself.</summary>
    public required Finding Finding { get; init; }
}
