using System.Xml.Linq;
using Amazon.Runtime;
using Qrie.Accounts;

namespace Qrie.Aws.Iam;

/// <summary>What users, groups, roles and policies have in common: one place for the whole partition, ARNs with a path, reads that lag.</summary>
/// <typeparam name="TConfiguration">The configuration record.</typeparam>
internal abstract class IamType<TConfiguration> : ResourceType<TConfiguration> where TConfiguration : class
{
    public override string Service => "iam";

    public override bool IsGlobal => true;

    public override TimeSpan SettleDelay => TimeSpan.FromSeconds(15);

    /// <summary>The word in ARNs, such as <c>user</c>.</summary>
    protected abstract string Word { get; }

    /// <summary>The IAM action that tells whether one exists.</summary>
    protected abstract string FindPermission { get; }

    public override bool IsArn(string arn) =>
        arn.Split(':', 6) is ["arn", _, "iam", "", { Length: > 0 } account, var rest] && account != "aws" && rest.StartsWith(Word + "/", StringComparison.Ordinal);

    public override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        try
        {
            // A name belongs to one only; under another path it is somebody else.
            if (await FindAsync(clients.Iam(target.Partition), NameOf(target.Arn), target.Arn, cancellationToken) is not { } found
                || IamXml.Text(found, "Arn") != target.Arn)
            {
                return new Description.Missing();
            }

            var parts = new PartReader(cancellationToken, IamClient.NoSuchEntity);
            var description = await ReadAsync(found, new IamPolicies(clients, target.Partition, parts, null));
            return parts.Gone is null
                ? description
                : new Description.Failed($"The {Word}, or what it refers to, went away while it was being read.");
        }
        catch (Exception exception) when (AwsErrors.IsTransient(exception) || exception is AmazonServiceException or AccountAccessException)
        {
            return new Description.Failed(
                exception is AccountAccessException ? exception.Message
                : AwsErrors.IsDenied(exception) ? $"{AwsErrors.Code(exception)}: whether the {Word} exists could not be told; grant {FindPermission}."
                : $"Looking for the {Word} failed: {AwsErrors.Code(exception)}.")
            {
                IsSetback = AwsErrors.HasNoSession(exception),
            };
        }
    }

    public override async Task<string?> ResolveAsync(string name, ListingScope scope, IAwsClients clients, CancellationToken cancellationToken)
    {
        try
        {
            return await FindAsync(clients.Iam(scope.Partition), name, null, cancellationToken) is { } found ? IamXml.Text(found, "Arn") : null;
        }
        catch (AmazonServiceException exception) when (AwsErrors.IsDenied(exception) || exception.ErrorCode == "ValidationError")
        {
            return null;
        }
    }

    /// <summary>Asks for one.</summary>
    /// <param name="iam">IAM.</param>
    /// <param name="name">The bare name.</param>
    /// <param name="arn">The ARN; null when only the name is known.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <returns>Its element, with an <c>Arn</c>; null when there is none.</returns>
    protected abstract Task<XElement?> FindAsync(IamClient iam, string name, string? arn, CancellationToken cancellationToken);

    /// <summary>Reads what else there is to know of one that was found.</summary>
    /// <param name="found">Its element.</param>
    /// <param name="policies">Reads policies.</param>
    protected abstract Task<Description.Found> ReadAsync(XElement found, IamPolicies policies);

    /// <summary>The resource as it was read.</summary>
    /// <param name="configuration">The configuration.</param>
    /// <param name="arn">Its ARN.</param>
    /// <param name="tags">Its tags; null when the read does not tell.</param>
    /// <param name="relations">ARNs of what it refers to.</param>
    /// <param name="parts">What could not be read.</param>
    protected static Description.Found Found(
        TConfiguration configuration, string arn, IReadOnlyDictionary<string, string>? tags, IEnumerable<string> relations, PartReader parts) =>
        new(configuration, Arns.HomeRegion(Arns.Partition(arn)), tags,
            [.. relations.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)], parts.Unreadable, parts.Transient)
        {
            Names = [NameOf(arn)],
        };

    private static string NameOf(string arn) => arn[(arn.LastIndexOf('/') + 1)..];
}
