using System.Text.Json;

namespace Qrie.Aws.Lambda;

/// <summary>The configuration of a Lambda function: of the function itself, not of its published versions.</summary>
public sealed record LambdaFunctionConfiguration
{
    /// <summary>The function's name.</summary>
    public required string Name { get; init; }

    /// <summary>The region in which it lives.</summary>
    public required string Region { get; init; }

    /// <summary>Code and runtime.</summary>
    public Observed<LambdaSettings> Settings { get; init; }

    /// <summary>The availability zones of its subnets, in ordinal order; absent where it is in no VPC.</summary>
    public Observed<IReadOnlyList<string>> Zones { get; init; }

    /// <summary>The environment variables, without their values.</summary>
    public Observed<LambdaEnvironment> Environment { get; init; }

    /// <summary>The function's policy, as a JSON document with members in ordinal order.</summary>
    public Observed<JsonElement> Policy { get; init; }

    /// <summary>The function's URLs, and those of its aliases.</summary>
    public Observed<IReadOnlyList<LambdaUrl>> Urls { get; init; }

    /// <summary>The function's tags.</summary>
    public Observed<SortedDictionary<string, string>> Tags { get; init; }
}
