using Qrie.Aws.Protocol;

namespace Qrie.Aws.Sns;

/// <summary>Amazon SNS in an account.</summary>
internal static class SnsClients
{
    private static readonly AwsService<QueryClient> Service = new("sns", "sns", parameters => new QueryClient(
        parameters, parameters.Configuration.Apply(new AwsProtocolConfig("SNS", "sns", "sns"), "sns", parameters.Region), "2010-03-31"));

    /// <summary>SNS in a region.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="region">The region.</param>
    public static QueryClient Sns(this IAwsClients clients, string region) => clients.Get(Service, region);
}
