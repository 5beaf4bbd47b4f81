using Qrie.Findings;
using Qrie.Scans;

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

    /// <summary><c>arn:aws:s3:::logs</c> is of <c>s3</c>.</summary>
    public static string OfService(string arn) => arn.Split(':', 4) is [_, _, var service, _] ? service : "";

    /// <summary><c>dynamodb</c> is <c>DynamoDB</c>, <c>sqs</c> is <c>SQS</c>.</summary>
    public static string OfDependency(string service) => service == "dynamodb" ? "DynamoDB" : service.ToUpperInvariant();

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

    public static string OfScan(Scan scan) => scan.Kind switch
    {
        ScanKind.Inventory => "Inventory",
        ScanKind.Policy => "Policies judged anew",
        _ => "First inventory",
    };

    /// <summary>What a scan is limited to, such as <c>payments · s3 · eu-west-1</c>.</summary>
    public static string OfScanScope(Scan scan, FilterChoices names)
    {
        string?[] limits = [scan.AccountId is { } account ? names.NameOf(account) : null, scan.Service, scan.Region];
        return limits.Any(limit => limit is not null) ? string.Join(" · ", limits.Where(limit => limit is not null)) : "Everything";
    }

    /// <summary>Where the page of a policy is.</summary>
    public static string PageOfPolicy(string policyId) => $"/policies/{Uri.EscapeDataString(policyId)}";

    /// <summary>Where the page of a resource is.</summary>
    public static string PageOf(string arn) =>
        "/resources/" + string.Join('/', arn.Split('/').Select(part => Uri.EscapeDataString(part).Replace("%3A", ":", StringComparison.Ordinal)));
}
