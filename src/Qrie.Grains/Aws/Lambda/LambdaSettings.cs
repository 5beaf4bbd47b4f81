namespace Qrie.Aws.Lambda;

/// <summary>What a function runs (<see href="https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html"/>).</summary>
public sealed record LambdaSettings
{
    /// <summary><c>Zip</c> or <c>Image</c>.</summary>
    public required string PackageType { get; init; }

    /// <summary>Such as <c>python3.13</c>; null for an image.</summary>
    public string? Runtime { get; init; }

    /// <summary>The role in which it runs.</summary>
    public string? Role { get; init; }

    /// <summary>Where the code begins.</summary>
    public string? Handler { get; init; }

    /// <summary>The digest of the code.</summary>
    public string? CodeSha256 { get; init; }

    /// <summary>The key that encrypts its environment; null for AWS's own.</summary>
    public string? KmsKeyArn { get; init; }

    /// <summary>How long it may run, in seconds.</summary>
    public int? Timeout { get; init; }

    /// <summary>Its memory, in MB.</summary>
    public int? MemorySize { get; init; }

    /// <summary>The ARNs of the versions of its layers, in the order in which they are put on each other.</summary>
    public IReadOnlyList<string> Layers { get; init; } = [];

    /// <summary>The subnets in which it has interfaces, in ordinal order; none where it is in no VPC.</summary>
    public IReadOnlyList<string> Subnets { get; init; } = [];

    /// <summary>The security groups of those interfaces, in ordinal order.</summary>
    public IReadOnlyList<string> SecurityGroups { get; init; } = [];
}
