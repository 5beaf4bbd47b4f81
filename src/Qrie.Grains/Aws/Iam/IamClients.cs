using Qrie.Aws.Protocol;

namespace Qrie.Aws.Iam;

/// <summary>AWS Identity and Access Management in an account.</summary>
internal static class IamClients
{
    private const string Version = "2010-05-08";

    private static readonly AwsService<IamClient> Service = new("iam", "iam", parameters => new IamClient(
        new QueryClient(parameters, parameters.Configuration.Apply(Configuration(), "iam", parameters.Region), Version)));

    /// <summary>IAM of a partition: it has one endpoint in each.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="partition">The partition.</param>
    public static IamClient Iam(this IAwsClients clients, string partition) => clients.Get(Service, Arns.HomeRegion(partition));

    /// <summary>The endpoints of the partitions (<see href="https://docs.aws.amazon.com/general/latest/gr/iam-service.html"/>).</summary>
    internal static AwsProtocolConfig Configuration() => new("IAM", "iam", "iam")
    {
        HostIn = region => region switch
        {
            "cn-north-1" => "iam.cn-north-1.amazonaws.com.cn",
            "us-gov-west-1" => "iam.us-gov.amazonaws.com",
            _ => "iam.amazonaws.com",
        },
    };
}
