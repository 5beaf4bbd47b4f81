using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>Queues of a few names that are made, opened, encrypted, tagged, deleted and made again.</summary>
internal sealed class SqsMutations : IServiceMutations
{
    private const int Names = 6;

    public async Task MakeOneAsync(SimulatorHost simulator, Random random, CancellationToken cancellationToken)
    {
        var account = simulator.Organization.Accounts[random.Next(simulator.Organization.Accounts.Count)];
        var region = simulator.Organization.Options.Regions[random.Next(simulator.Organization.Options.Regions.Count)];
        using var sqs = new AmazonSQSClient(
            new BasicAWSCredentials($"account:{account.Id}", "simulated"),
            new AmazonSQSConfig { ServiceURL = simulator.Url, AuthenticationRegion = region, MaxErrorRetry = 0 });
        var name = $"queue-{random.Next(Names)}";
        try
        {
            await ChangeAsync(sqs, name, $"{simulator.Url}/{account.Id}/{name}", random, cancellationToken);
        }
        catch (AmazonSQSException refused) when ((int)refused.StatusCode is >= 400 and < 500)
        {
            // SQS refuses what is about a queue that is not there, and records it with an error code.
        }
    }

    private static Task ChangeAsync(AmazonSQSClient sqs, string name, string url, Random random, CancellationToken cancellationToken) => random.Next(9) switch
    {
        0 or 1 or 2 => sqs.CreateQueueAsync(
            new CreateQueueRequest { QueueName = name, Attributes = new() { ["SqsManagedSseEnabled"] = random.Next(2) == 0 ? "true" : "false" } }, cancellationToken),
        3 => sqs.DeleteQueueAsync(url, cancellationToken),
        4 => sqs.AddPermissionAsync(url, "everybody", ["*"], ["SendMessage"], cancellationToken),
        5 => sqs.RemovePermissionAsync(url, "everybody", cancellationToken),
        6 => sqs.SetQueueAttributesAsync(url, new() { ["Policy"] = "" }, cancellationToken),
        7 => sqs.SetQueueAttributesAsync(url, new() { ["SqsManagedSseEnabled"] = random.Next(2) == 0 ? "true" : "false" }, cancellationToken),
        _ => sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = url, Tags = new() { ["turn"] = $"{random.Next(1000)}" } }, cancellationToken),
    };
}
