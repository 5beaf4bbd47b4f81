using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Qrie.Simulator.Events;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Sqs;

/// <summary>
/// The queues of member accounts, as resources: what is changed leaves a record, what is read may lag, and Qrie's sessions read
/// only. Their messages are those of any queue.
/// </summary>
internal sealed class MemberQueues(SimulatedOrganization organization, Func<string> url)
{
    private static readonly FrozenSet<string> ReadNames =
        new[] { "GetQueueAttributes", "GetQueueUrl", "ListQueues", "ListQueueTags" }.ToFrozenSet();

    private static readonly FrozenSet<string> WriteNames =
        new[] { "CreateQueue", "SetQueueAttributes", "AddPermission", "RemovePermission", "TagQueue", "UntagQueue", "DeleteQueue" }.ToFrozenSet();

    private readonly MemberQueueReads reads = new(organization, url);
    private readonly MemberQueueWrites writes = new(organization, url);

    public static bool Knows(string operation) => ReadNames.Contains(operation) || WriteNames.Contains(operation);

    public async Task<JsonObject> AnswerAsync(SimulatedCall call, Operation operation, JsonObject input)
    {
        var isRead = ReadNames.Contains(operation.Name);
        var person = organization.People.Of(call.Caller, operation.Subject);
        Recorded? recorded = null;
        try
        {
            await organization.Gate.PassAsync(call, operation);
            if (isRead)
            {
                return reads.Answer(new ServiceCall(call, operation.Name, organization.Gate.AsOf(call, $"sqs {operation.Subject}"), person), input);
            }

            if (!call.Caller.IsAdministrator || call.Caller.Kind == CallerKind.Truth)
            {
                throw AwsError.Denied(call.Caller.Arn, operation.Action, null, "identity-based");
            }

            (var answer, recorded) = writes.Answer(new ServiceCall(call, operation.Name, organization.Time.GetUtcNow(), person), input);
            Emit(call, operation, person, recorded, null);
            return answer;
        }
        catch (AwsError error) when (!isRead && recorded is null)
        {
            Emit(call, operation, person, new Recorded(operation.Subject, CloudTrailNames.Lowered(input)), error);
            throw;
        }
    }

    private void Emit(SimulatedCall call, Operation operation, Person person, Recorded recorded, AwsError? error) => organization.Events.Emit(new Happening
    {
        Source = "sqs.amazonaws.com",
        Name = operation.Name,
        AccountId = call.Caller.AccountId,
        Region = call.Region,
        Subject = recorded.Subject,
        Time = organization.Time.GetUtcNow(),
        Person = person,
        Request = recorded.Request,
        Response = recorded.Response,
        ErrorCode = error?.Code,
        ErrorMessage = error?.Message,
    });
}
