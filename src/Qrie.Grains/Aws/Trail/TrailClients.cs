using Qrie.Aws.Protocol;

namespace Qrie.Aws.Trail;

/// <summary>AWS CloudTrail in an account.</summary>
public static class TrailClients
{
    private static readonly AwsService<TrailClient> Service = new("cloudtrail", "cloudtrail", parameters => new TrailClient(
        parameters,
        parameters.Configuration.Apply(new AwsProtocolConfig("CloudTrail", "cloudtrail", "cloudtrail"), "cloudtrail", parameters.Region)));

    /// <summary>AWS CloudTrail in a region.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="region">The region.</param>
    public static TrailClient Trail(this IAwsClients clients, string region) => clients.Get(Service, region);
}
