using Qrie.Resources;

namespace Qrie.Inventory;

/// <summary>Which resources to list. Every member that is set must match.</summary>
public sealed record ResourceFilter
{
    /// <summary>The account id.</summary>
    public string? Account { get; init; }
    /// <summary>Any of these account ids; null for all.</summary>
    public IReadOnlySet<string>? Accounts { get; init; }
    /// <summary>The resource type, such as <c>AWS::S3::Bucket</c>.</summary>
    public string? Type { get; init; }
    /// <summary>The service, such as <c>s3</c>.</summary>
    public string? Service { get; init; }
    /// <summary>The region.</summary>
    public string? Region { get; init; }
    /// <summary>Present or deleted.</summary>
    public ResourceStatus? Status { get; init; }
    /// <summary>True: only with active findings; false: only without.</summary>
    public bool? NonCompliant { get; init; }
    /// <summary>A tag of the resource.</summary>
    public TagFilter? Tag { get; init; }
    /// <summary>Text that the ARN contains, without regard to case.</summary>
    public string? Text { get; init; }
}
