namespace Qrie.Aws;

/// <summary>What to describe.</summary>
/// <param name="Arn">The resource's ARN.</param>
/// <param name="AccountId">The account to ask.</param>
/// <param name="Region">The region in which to begin; for a global resource any region of its partition.</param>
public sealed record ResourceTarget(string Arn, string AccountId, string Region)
{
    /// <summary>The partition that the ARN names.</summary>
    public string Partition => Arns.Partition(Arn);

    /// <summary>What follows the last <c>:</c> of the ARN.</summary>
    public string Name => Arn[(Arn.LastIndexOf(':') + 1)..];
}
