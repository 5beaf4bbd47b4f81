using System.Text.Json;

namespace Qrie.Aws.Lambda;

/// <summary>A URL of a function, or of one of its aliases.</summary>
public sealed record LambdaUrl
{
    /// <summary>The alias; null for the function's own URL.</summary>
    public string? Alias { get; init; }

    /// <summary>The URL.</summary>
    public required string Url { get; init; }

    /// <summary><c>NONE</c> or <c>AWS_IAM</c>.</summary>
    public required string AuthType { get; init; }

    /// <summary>The origins that browsers let call it; none where CORS is not set.</summary>
    public IReadOnlyList<string> AllowOrigins { get; init; } = [];

    /// <summary>Whether browsers may send credentials along.</summary>
    public bool AllowCredentials { get; init; }

    /// <summary>The alias's own policy; absent for the function's own URL, to which the function's policy applies.</summary>
    public Observed<JsonElement> AliasPolicy { get; init; }
}
