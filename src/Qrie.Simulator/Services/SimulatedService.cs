using System.Text.Json.Nodes;
using Qrie.Simulator.Events;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Services;

/// <summary>
/// What all services do with a call: count it, pass the faults, see that only who may write writes, answer reads as of a moment
/// that may lag, and leave a record of what was changed or refused.
/// </summary>
internal abstract class SimulatedService(SimulatedOrganization organization) : ISimulatedService
{
    public abstract string SigningName { get; }

    public abstract WireProtocol Protocol { get; }

    /// <summary>CloudTrail's name of the service, such as <c>iam.amazonaws.com</c>.</summary>
    protected virtual string EventSource => SigningName + ".amazonaws.com";

    /// <summary>The prefix of its IAM actions.</summary>
    protected virtual string ActionPrefix => SigningName;

    /// <summary>True when it has one place for the whole partition, whose records come from the home region.</summary>
    protected virtual bool IsGlobal => false;

    protected SimulatedOrganization Organization => organization;

    public async Task<AwsAnswer> AnswerAsync(SimulatedCall call)
    {
        CheckRegion(call);
        var action = ActionOf(call);
        var subject = SubjectOf(call, action);
        var operation = new Operation(SigningName, action, $"{ActionPrefix}:{IamActionOf(action)}", call.Caller.AccountId, null, subject);
        organization.Count(call.Caller, operation);
        if (!Knows(action))
        {
            throw new AwsError(400, Protocol == WireProtocol.Json ? "UnknownOperationException" : "InvalidAction", $"The action {action} is not valid for this web service.");
        }

        var isRead = IsRead(action);
        var person = organization.People.Of(call.Caller, subject);
        try
        {
            await organization.Gate.PassAsync(call, operation);
            if (isRead)
            {
                return Read(new ServiceCall(call, action, organization.Gate.AsOf(call, $"{SigningName} {subject}"), person));
            }

            if (!call.Caller.IsAdministrator || call.Caller.Kind == CallerKind.Truth)
            {
                throw AwsError.Denied(call.Caller.Arn, operation.Action, null, "identity-based");
            }
        }
        catch (AwsError error)
        {
            var refusal = ServiceErrors.Translate(Protocol, SigningName, error);
            if (!isRead)
            {
                Emit(call, action, person, new Recorded(subject, RefusedParameters(call, action)), organization.Time.GetUtcNow(), refusal);
            }

            throw refusal;
        }

        return WriteAndRecord(new ServiceCall(call, action, organization.Time.GetUtcNow(), person), subject);
    }

    /// <summary>The operation that a call asks for.</summary>
    protected abstract string ActionOf(SimulatedCall call);

    /// <summary>What a call is about, for chance: an id out of its parameters, else the account.</summary>
    protected abstract string SubjectOf(SimulatedCall call, string action);

    /// <summary>Whether the service has such an operation.</summary>
    protected abstract bool Knows(string action);

    protected virtual bool IsRead(string action) =>
        action.StartsWith("Get", StringComparison.Ordinal) || action.StartsWith("List", StringComparison.Ordinal)
        || action.StartsWith("Describe", StringComparison.Ordinal) || action.StartsWith("Generate", StringComparison.Ordinal);

    /// <summary>The IAM action of an operation without its prefix, where it is not the operation's name.</summary>
    protected virtual string IamActionOf(string action) => action;

    protected abstract AwsAnswer Read(ServiceCall call);

    /// <exception cref="AwsError">The service refuses; nothing was changed.</exception>
    protected abstract ServiceAnswer Write(ServiceCall call);

    /// <summary>The <c>requestParameters</c> of a call that was refused.</summary>
    protected virtual JsonObject? RefusedParameters(SimulatedCall call, string action) => null;

    /// <summary>Leaves the record of something that the service did by itself, or of one more event of the same call.</summary>
    protected void Emit(ServiceCall call, string eventName, Recorded recorded) =>
        Emit(call.Call, eventName, call.Person, recorded, call.Now, null);

    private AwsAnswer WriteAndRecord(ServiceCall call, string subject)
    {
        ServiceAnswer answer;
        try
        {
            answer = Write(call);
        }
        catch (AwsError error)
        {
            Emit(call.Call, call.Action, call.Person, new Recorded(subject, RefusedParameters(call.Call, call.Action)), call.Now, error);
            throw;
        }

        if (answer.Recorded is { } recorded)
        {
            Emit(call.Call, call.Action, call.Person, recorded, call.Now, null);
        }

        return answer.Answer;
    }

    private void Emit(SimulatedCall call, string action, Person person, Recorded recorded, DateTimeOffset time, AwsError? error) =>
        organization.Events.Emit(new Happening
        {
            Source = EventSource,
            Name = recorded.EventName ?? action,
            AccountId = call.Caller.AccountId,
            Region = IsGlobal ? organization.Regions.Home : call.Region,
            Subject = recorded.Subject,
            Time = time,
            Person = person,
            Request = recorded.Request,
            Response = recorded.Response,
            Resource = recorded.Resource,
            ServiceEvent = recorded.ServiceEvent,
            EventType = recorded.ServiceEvent is null ? "AwsApiCall" : "AwsServiceEvent",
            DetailType = recorded.ServiceEvent is null ? "AWS API Call via CloudTrail" : "AWS Service Event via CloudTrail",
            ErrorCode = error?.Code,
            ErrorMessage = error?.Message,
        });

    private void CheckRegion(SimulatedCall call)
    {
        if (!organization.Regions.IsEnabled(call.Region) && !(IsGlobal && call.Region == organization.Regions.Home))
        {
            throw ServiceErrors.NotOptedIn(Protocol);
        }
    }
}
