using Qrie.Findings;

namespace Qrie.Console.Parts;

/// <summary>Short names for what has a long one.</summary>
internal static class Names
{
    /// <summary><c>arn:aws:s3:::logs</c> is <c>logs</c>; <c>arn:aws:iam::1:role/ci/Deploy</c> is <c>ci/Deploy</c>.</summary>
    public static string OfResource(string arn)
    {
        var parts = arn.Split(':', 6);
        if (parts.Length < 6)
        {
            return arn;
        }

        var slash = parts[5].IndexOf('/', StringComparison.Ordinal);
        return slash >= 0 && slash < parts[5].Length - 1 ? parts[5][(slash + 1)..] : parts[5];
    }

    /// <summary><c>AWS::S3::Bucket</c> is <c>S3 Bucket</c>.</summary>
    public static string OfType(string type) => type.StartsWith("AWS::", StringComparison.Ordinal) ? type[5..].Replace("::", " ", StringComparison.Ordinal) : type;

    /// <summary><c>arn:aws:sts::1:assumed-role/Deploy/alice</c> is <c>Deploy/alice</c>.</summary>
    public static string OfPrincipal(string? principal) => principal is null ? "unknown caller" : OfResource(principal);

    public static string OfBand(SeverityBand band) => band.ToString();

    public static string OfReason(ResolvedReason reason) => reason switch
    {
        ResolvedReason.Compliant => "Compliant",
        ResolvedReason.ResourceDeleted => "Resource deleted",
        ResolvedReason.ScopeExcluded => "Out of scope",
        ResolvedReason.PolicySuspended => "Policy suspended",
        ResolvedReason.AccountRemoved => "Account removed",
        _ => "Excepted",
    };

    /// <summary>Where the page of a resource is.</summary>
    public static string PageOf(string arn) =>
        "/resources/" + string.Join('/', arn.Split('/').Select(part => Uri.EscapeDataString(part).Replace("%3A", ":", StringComparison.Ordinal)));
}
