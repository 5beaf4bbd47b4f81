using System.Text.Json.Nodes;
using Amazon.SQS.Model;

namespace Qrie.Simulator.Tests;

internal static class Envelopes
{
    /// <summary>Takes the events that can be had from the queue.</summary>
    public static async Task<IReadOnlyList<JsonNode>> EnvelopesAsync(this Aws aws)
    {
        var envelopes = new List<JsonNode>();
        while (aws.Organization.QueueDepth.Visible > 0)
        {
            var messages = (await aws.Sqs().ReceiveMessageAsync(
                new ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, MaxNumberOfMessages = 10 }, TestContext.Current.CancellationToken)).Messages;
            envelopes.AddRange(messages.Select(message => JsonNode.Parse(message.Body)!));
        }

        return envelopes;
    }
}
