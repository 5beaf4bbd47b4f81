using Qrie.Aws.Protocol;

namespace Qrie.Aws.Rds;

/// <summary>Amazon RDS in an account.</summary>
public static class RdsClients
{
    private static readonly AwsService<RdsClient> Service = new("rds", "rds", parameters => new RdsClient(
        parameters,
        parameters.Configuration.Apply(new AwsProtocolConfig("RDS", "rds", "rds"), "rds", parameters.Region)));

    /// <summary>Amazon RDS in a region.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="region">The region.</param>
    public static RdsClient Rds(this IAwsClients clients, string region) => clients.Get(Service, region);
}
