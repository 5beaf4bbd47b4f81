using System.Text;
using System.Text.Json.Nodes;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Sqs;

/// <summary>Answers SQS in its JSON protocol.</summary>
internal sealed class SqsEndpoint(SimulatedOrganization organization, Func<string> url)
{
    public const int MaxMessage = 1_048_576;

    private const string Target = "AmazonSQS.";
    private const string ContentType = "application/x-amz-json-1.0";
    private const int MaxVisibility = 43_200;

    private readonly SqsQueues queues = new(organization, url);
    private readonly MemberQueues members = new(organization, url);

    public async Task<AwsAnswer> AnswerAsync(SimulatedCall call)
    {
        var target = call.Header("X-Amz-Target");
        if (!target.StartsWith(Target, StringComparison.Ordinal))
        {
            throw new AwsError(400, "UnsupportedOperation", "The simulator speaks the JSON protocol of SQS only.");
        }

        if (!organization.Regions.IsEnabled(call.Region))
        {
            throw new AwsError(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        }

        var name = target[Target.Length..];
        var input = SqsInput.Parse(call.Body);
        var queue = input["QueueUrl"]?.ToString().Split('/')[^1] ?? input["QueueName"]?.ToString() ?? "";
        var operation = new Operation("sqs", name, "sqs:" + name, call.Caller.AccountId, null, queue);
        organization.Count(call.Caller, operation);
        if (call.Caller.AccountId != KeyRing.QrieAccountId && MemberQueues.Knows(name))
        {
            return AwsAnswer.Json((await members.AnswerAsync(call, operation, input)).ToJsonString(), ContentType);
        }

        await organization.Gate.PassAsync(call, operation);
        if (name == "ReceiveMessage")
        {
            return await ReceiveAsync(call, input);
        }

        var output = name switch
        {
            "SendMessage" => Send(call, queues.Of(call, input), input),
            "SendMessageBatch" => Each(call, input, (queue, entry) => Send(call, queue, entry)),
            "DeleteMessage" => Delete(queues.Of(call, input), input),
            "DeleteMessageBatch" => Each(call, input, DeleteEntry),
            "ChangeMessageVisibility" => ChangeVisibility(queues.Of(call, input), input),
            "ChangeMessageVisibilityBatch" => Each(call, input, ChangeVisibility),
            _ => queues.Answer(call, name, input) ?? throw new AwsError(400, "InvalidAction", $"The action {name} is not valid for this endpoint."),
        };
        return AwsAnswer.Json(output.ToJsonString(), ContentType);
    }

    private async Task<AwsAnswer> ReceiveAsync(SimulatedCall call, JsonObject input)
    {
        var queue = queues.Of(call, input);
        var max = input.Number("MaxNumberOfMessages", 1, 10) ?? 1;
        var visibility = Seconds(input.Number("VisibilityTimeout", 0, MaxVisibility)) ?? queue.Attributes.VisibilityTimeout;
        var wait = Seconds(input.Number("WaitTimeSeconds", 0, 20)) ?? queue.Attributes.WaitTime;
        var names = input.Texts("AttributeNames").Concat(input.Texts("MessageSystemAttributeNames")).ToHashSet();
        var received = await queue.ReceiveAsync(max, visibility, wait, call.Aborted);
        return new AwsAnswer(200, ContentType, SqsMessages.Write(received, names, [.. input.Texts("MessageAttributeNames")]));
    }

    private static JsonObject Send(SimulatedCall call, SimulatedQueue queue, JsonObject input)
    {
        var body = input.Required("MessageBody");
        if (Encoding.UTF8.GetByteCount(body) > queue.Attributes.MaximumMessageSize)
        {
            throw new AwsError(400, "InvalidParameterValue", $"One or more parameters are invalid. Reason: Message must be shorter than {queue.Attributes.MaximumMessageSize} bytes.");
        }

        if (body.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r')))
        {
            throw new AwsError(400, "InvalidMessageContents", "Invalid characters found. Valid unicode characters are #x9 | #xA | #xD | #x20 to #xD7FF | #xE000 to #xFFFD | #x10000 to #x10FFFF.");
        }

        var attributes = input["MessageAttributes"] is JsonObject { Count: > 0 } given ? (JsonObject)given.DeepClone() : null;
        var message = queue.Send(body, Seconds(input.Number("DelaySeconds", 0, 900)), attributes, call.Caller.AccessKeyId);
        var output = new JsonObject { ["MessageId"] = message.Id, ["MD5OfMessageBody"] = message.BodyMd5 };
        if (attributes is not null)
        {
            output["MD5OfMessageAttributes"] = SqsChecksum.Of(attributes);
        }

        return output;
    }

    private static JsonObject Delete(SimulatedQueue queue, JsonObject input)
    {
        queue.Delete(input.Required("ReceiptHandle"));
        return [];
    }

    private JsonObject DeleteEntry(SimulatedQueue queue, JsonObject entry) =>
        organization.Chance.Happens(organization.Faults.DeleteEntryFailureRate, "entry not deleted", queue.Name)
            ? throw new AwsError(500, "InternalError", "We encountered an internal error. Please try again.")
            : Delete(queue, entry);

    private static JsonObject ChangeVisibility(SimulatedQueue queue, JsonObject input)
    {
        var timeout = input.Number("VisibilityTimeout", 0, MaxVisibility)
            ?? throw new AwsError(400, "MissingParameter", "The request must contain the parameter VisibilityTimeout.");
        queue.ChangeVisibility(input.Required("ReceiptHandle"), TimeSpan.FromSeconds(timeout));
        return [];
    }

    private JsonObject Each(SimulatedCall call, JsonObject input, Func<SimulatedQueue, JsonObject, JsonObject> act)
    {
        var queue = queues.Of(call, input);
        return SqsBatch.Each(input, entry => act(queue, entry));
    }

    private static TimeSpan? Seconds(int? seconds) => seconds is { } number ? TimeSpan.FromSeconds(number) : null;
}
