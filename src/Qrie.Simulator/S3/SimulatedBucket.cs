using System.Collections.Immutable;

namespace Qrie.Simulator.S3;

/// <summary>A bucket as it truly is.</summary>
/// <param name="Name">The name.</param>
/// <param name="AccountId">The owner.</param>
/// <param name="Region">Where it lives.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="Parts">
/// Subresources by their name in the query, such as <c>versioning</c>, in the XML (the policy: the JSON) in which S3 answers
/// them. What is absent has no entry. <c>policyStatus</c> is there exactly when <c>policy</c> is.
/// </param>
public sealed record SimulatedBucket(
    string Name, string AccountId, string Region, DateTimeOffset CreatedAt, ImmutableDictionary<string, string> Parts)
{
    /// <summary>The bucket's own block of public access; null when it has none.</summary>
    public SimulatedPublicAccessBlock? PublicAccessBlock =>
        Parts.TryGetValue("publicAccessBlock", out var xml) ? SimulatedPublicAccessBlock.Parse(xml) : null;

    /// <summary>Whether S3 takes the bucket's policy for public; false when it has none.</summary>
    public bool PolicyIsPublic => Parts.TryGetValue("policyStatus", out var status) && status.Contains("TRUE", StringComparison.Ordinal);

    /// <summary>Whether the ACL has a grant to everybody, or to everybody with an AWS account.</summary>
    public bool AclIsPublic => Parts.TryGetValue("acl", out var acl)
        && (acl.Contains("/AllUsers<", StringComparison.Ordinal) || acl.Contains("/AuthenticatedUsers<", StringComparison.Ordinal));

    internal bool AclsAreOff => Parts.TryGetValue("ownershipControls", out var xml) && xml.Contains("BucketOwnerEnforced", StringComparison.Ordinal);

    internal string Arn(string partition) => $"arn:{partition}:s3:::{Name}";
}
