using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Aws.Protocol;
using Qrie.Aws.Sns;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>Topics of a few names that are made, opened, encrypted, tagged, deleted and made again.</summary>
internal sealed class SnsMutations : IServiceMutations
{
    private const int Names = 6;

    public async Task MakeOneAsync(SimulatorHost simulator, Random random, CancellationToken cancellationToken)
    {
        var account = simulator.Organization.Accounts[random.Next(simulator.Organization.Accounts.Count)];
        var region = simulator.Organization.Options.Regions[random.Next(simulator.Organization.Options.Regions.Count)];
        using var clients = new DirectClients(
            new BasicAWSCredentials($"account:{account.Id}", "simulated"),
            new AwsClientConfiguration(Options.Create(new AwsOptions { EndpointUrl = simulator.Url, MaxRetries = 0 })));
        var name = $"topic-{random.Next(Names)}";
        try
        {
            await ChangeAsync(clients.Sns(region), name, $"arn:aws:sns:{region}:{account.Id}:{name}", random, cancellationToken);
        }
        catch (AmazonServiceException refused) when ((int)refused.StatusCode is >= 400 and < 500)
        {
            // SNS refuses what is about a topic that is not there, and records it with an error code.
        }
    }

    private static Task ChangeAsync(QueryClient sns, string name, string arn, Random random, CancellationToken cancellationToken) => random.Next(8) switch
    {
        0 or 1 => sns.CallAsync("CreateTopic", [("Name", name)], cancellationToken),
        2 => sns.CallAsync("DeleteTopic", [("TopicArn", arn)], cancellationToken),
        3 or 4 => sns.CallAsync(
            "AddPermission", [("TopicArn", arn), ("Label", "all"), .. QueryClient.List("AWSAccountId", ["*"]), .. QueryClient.List("ActionName", ["Subscribe"])], cancellationToken),
        5 => sns.CallAsync("RemovePermission", [("TopicArn", arn), ("Label", "all")], cancellationToken),
        6 => sns.CallAsync(
            "SetTopicAttributes", [("TopicArn", arn), ("AttributeName", "KmsMasterKeyId"), ("AttributeValue", random.Next(2) == 0 ? "alias/k" : "")], cancellationToken),
        _ => sns.CallAsync("TagResource", [("ResourceArn", arn), ("Tags.member.1.Key", "turn"), ("Tags.member.1.Value", $"{random.Next(1000)}")], cancellationToken),
    };
}
