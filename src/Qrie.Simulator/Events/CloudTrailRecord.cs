using System.Globalization;
using System.Text.Json.Nodes;

namespace Qrie.Simulator.Events;

/// <summary>
/// Writes records as CloudTrail does
/// (<see href="https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html"/>).
/// </summary>
internal sealed class CloudTrailRecord(Chance chance)
{
    public string Envelope(Happening happening, string eventId)
    {
        // CloudTrail truncates to whole seconds.
        var time = happening.Time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        return new JsonObject
        {
            ["version"] = "0",
            ["id"] = chance.Identifier("envelope", happening.Subject).ToString(),
            ["detail-type"] = happening.DetailType,
            ["source"] = "aws." + happening.Source.Split('.')[0],
            ["account"] = happening.AccountId,
            ["time"] = time,
            ["region"] = happening.Region,
            ["resources"] = new JsonArray(),
            ["detail"] = Detail(happening, eventId, time),
        }.ToJsonString();
    }

    private JsonObject Detail(Happening happening, string eventId, string time)
    {
        var detail = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = happening.Person.Identity(happening.AccountId),
            ["eventTime"] = time,
            ["eventSource"] = happening.Source,
            ["eventName"] = happening.Name,
            ["awsRegion"] = happening.Region,
            ["sourceIPAddress"] = happening.Person.SourceIp,
            ["userAgent"] = happening.Person.UserAgent,
        };
        if (happening.ErrorCode is { } code)
        {
            detail["errorCode"] = code;
            detail["errorMessage"] = happening.ErrorMessage;
        }

        detail["requestParameters"] = happening.Request?.DeepClone();
        detail["responseElements"] = happening.Response?.DeepClone();
        detail["additionalEventData"] = new JsonObject { ["SignatureVersion"] = "SigV4", ["AuthenticationMethod"] = "AuthHeader" };
        detail["requestID"] = chance.Identifier("request", happening.Subject).ToString("N")[..16].ToUpperInvariant();
        detail["eventID"] = eventId;
        detail["readOnly"] = happening.ReadOnly;
        if (Resources(happening) is { } resources)
        {
            detail["resources"] = resources;
        }

        detail["eventType"] = happening.EventType;
        if (happening.ServiceEvent is { } details)
        {
            detail["serviceEventDetails"] = details.DeepClone();
        }

        detail["managementEvent"] = true;
        detail["recipientAccountId"] = happening.AccountId;
        detail["eventCategory"] = "Management";
        return detail;
    }

    // Absent, empty, or naming the resource in either spelling: all of these are seen.
    private JsonArray? Resources(Happening happening)
    {
        if (happening.Resource is not { } resource)
        {
            return null;
        }

        return chance.Next("resources", happening.Subject) switch
        {
            < 0.4 => null,
            < 0.6 => [],
            < 0.9 => [new JsonObject { ["accountId"] = resource.AccountId, ["type"] = resource.Type, ["ARN"] = resource.Arn }],
            _ => [new JsonObject { ["arn"] = resource.Arn, ["accountId"] = resource.AccountId, ["type"] = resource.Type }],
        };
    }
}
