using Qrie.Policies;

namespace Qrie.Aws;

/// <summary>
/// A type of resource: how to read it and how to judge it. Implementations are found by their type; adding one is
/// adding a folder.
/// </summary>
public interface IResourceType
{
    /// <summary>CloudFormation's name, such as <c>AWS::S3::Bucket</c>.</summary>
    string Name { get; }

    /// <summary>The service, such as <c>s3</c>.</summary>
    string Service { get; }

    /// <summary>How long reads of this type may lag behind writes.</summary>
    TimeSpan SettleDelay { get; }

    /// <summary>The record that holds a configuration.</summary>
    Type ConfigurationType { get; }

    /// <summary>The IAM action that reads each part, by the part's name in the canonical JSON.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; }

    /// <summary>True when the ARN is one of a resource of this type.</summary>
    /// <param name="arn">An ARN.</param>
    bool IsArn(string arn);

    /// <summary>Reads the resource.</summary>
    /// <param name="target">Which.</param>
    /// <param name="clients">Clients with the account's credentials.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken);

    /// <summary>ARNs of all resources of this type.</summary>
    /// <param name="partition">The account's partition.</param>
    /// <param name="accountId">The account.</param>
    /// <param name="region">The region; a global type gives those of all regions.</param>
    /// <param name="clients">Clients with the account's credentials.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    IAsyncEnumerable<string> ListAsync(
        string partition, string accountId, string region, IAwsClients clients, CancellationToken cancellationToken);

    /// <summary>Reads a configuration once and judges it by policies of this type.</summary>
    /// <param name="configuration">The canonical JSON.</param>
    /// <param name="policies">The policies.</param>
    /// <param name="context">What policies may know beside the configuration.</param>
    /// <exception cref="System.Text.Json.JsonException">The JSON is no configuration of this type.</exception>
    IReadOnlyList<Verdict> Evaluate(string configuration, IReadOnlyList<IPolicy> policies, EvaluationContext context);
}
