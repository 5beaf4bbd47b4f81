using Qrie.Aws.Protocol;

namespace Qrie.Aws.Lambda;

/// <summary>AWS Lambda in an account.</summary>
internal static class LambdaClients
{
    private static readonly AwsService<LambdaClient> Service = new("lambda", "lambda", parameters => new LambdaClient(
        parameters, parameters.Configuration.Apply(new AwsProtocolConfig("Lambda", "lambda", "lambda"), "lambda", parameters.Region)));

    /// <summary>Lambda in a region.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="region">The region.</param>
    public static LambdaClient Lambda(this IAwsClients clients, string region) => clients.Get(Service, region);
}
