using System.Collections.Concurrent;
using System.Text.Json;
using System.Xml.Linq;

namespace Qrie.Aws.Iam;

/// <summary>
/// Reads what managed policies say. Those of AWS's own are the same for everybody and seldom change: they are kept for a while.
/// The account's own are read each time.
/// </summary>
/// <param name="iam">IAM in the account.</param>
/// <param name="time">The clock.</param>
internal sealed class ManagedPolicyDocuments(IamClient iam, TimeProvider time)
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(6);

    private readonly ConcurrentDictionary<string, (Observed<IamPower> Power, DateTimeOffset ReadAt)> known = new(StringComparer.Ordinal);

    /// <summary>The documents that an account sees; shared by all that is read in it.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="partition">The partition.</param>
    public static ManagedPolicyDocuments Of(IAwsClients clients, string partition) => clients.Shared(
        nameof(ManagedPolicyDocuments), Arns.HomeRegion(partition), () => new ManagedPolicyDocuments(clients.Iam(partition), clients.Time));

    /// <summary>What the version in force says about administration.</summary>
    /// <param name="arn">The policy's ARN.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public async Task<Observed<IamPower>> PowerAsync(string arn, CancellationToken cancellationToken)
    {
        var isOfAws = arn.Contains(":iam::aws:policy/", StringComparison.Ordinal);
        var now = time.GetUtcNow();
        if (isOfAws && known.TryGetValue(arn, out var kept) && now - kept.ReadAt < Validity)
        {
            return kept.Power;
        }

        var policy = await iam.GetAsync("GetPolicy", "Policy", cancellationToken, ("PolicyArn", arn));
        var power = IamPower.Of(await DocumentAsync(iam, policy, cancellationToken));
        if (isOfAws)
        {
            known[arn] = (power, now);
        }

        return power;
    }

    /// <summary>The document of the version in force.</summary>
    /// <param name="iam">IAM in the account.</param>
    /// <param name="policy">The policy's element.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    public static async Task<Observed<JsonElement>> DocumentAsync(IamClient iam, XElement policy, CancellationToken cancellationToken)
    {
        var version = await iam.GetAsync("GetPolicyVersion", "PolicyVersion", cancellationToken,
            ("PolicyArn", IamXml.Required(policy, "Arn")), ("VersionId", IamXml.Required(policy, "DefaultVersionId")));
        return IamDocument.Read(IamXml.Text(version, "Document"));
    }
}
