using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Qrie.Silo.Tests.Invariants;

/// <summary>An EventBridge envelope around a CloudTrail record, good unless a test makes it bad.</summary>
internal static class EventBuilder
{
    public static JsonObject Envelope(string account, string eventName, string? bucket, DateTimeOffset at, string? eventId = null) => new()
    {
        ["version"] = "0",
        ["id"] = Guid.NewGuid().ToString(),
        ["detail-type"] = "AWS API Call via CloudTrail",
        ["source"] = "aws.s3",
        ["account"] = account,
        ["time"] = Seconds(at),
        ["region"] = "us-east-1",
        ["resources"] = new JsonArray(),
        ["detail"] = new JsonObject
        {
            ["eventVersion"] = "1.11",
            ["userIdentity"] = new JsonObject { ["type"] = "IAMUser", ["arn"] = $"arn:aws:iam::{account}:user/dana" },
            ["eventTime"] = Seconds(at),
            ["eventSource"] = "s3.amazonaws.com",
            ["eventName"] = eventName,
            ["awsRegion"] = "us-east-1",
            ["sourceIPAddress"] = "203.0.113.9",
            ["requestParameters"] = bucket is null ? null : new JsonObject { ["bucketName"] = bucket },
            ["responseElements"] = null,
            ["eventID"] = eventId ?? Guid.NewGuid().ToString(),
            ["readOnly"] = false,
            ["eventType"] = "AwsApiCall",
            ["managementEvent"] = true,
            ["recipientAccountId"] = account,
            ["eventCategory"] = "Management",
        },
    };

    public static JsonObject Detail(this JsonObject envelope) => envelope["detail"]!.AsObject();

    public static string Text(this JsonObject envelope) => envelope.ToJsonString(JsonSerializerOptions.Web);

    // As CloudTrail does: whole seconds, truncated.
    private static string Seconds(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
