namespace Qrie.Aws.Ec2;

/// <summary>How an instance's metadata can be had.</summary>
/// <param name="HttpEndpoint"><c>enabled</c> or <c>disabled</c>.</param>
/// <param name="HttpTokens"><c>required</c> for version 2 alone, <c>optional</c> for version 1 too.</param>
/// <param name="HopLimit">How many hops an answer may take.</param>
public sealed record Ec2MetadataOptions(string? HttpEndpoint, string? HttpTokens, int? HopLimit)
{
    /// <summary>Whether version 1 answers, which asks for no token.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool AllowsVersion1 => HttpEndpoint != "disabled" && HttpTokens != "required";
}
