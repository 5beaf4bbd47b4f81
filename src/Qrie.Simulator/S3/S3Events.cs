using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;
using Qrie.Simulator.Events;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.S3;

/// <summary>The records that S3 calls leave, with the parameters that CloudTrail shows.</summary>
internal sealed class S3Events(SimulatedOrganization organization)
{
    public void Emit(S3Request request, DateTimeOffset time, AwsError? error)
    {
        var (call, subject) = (request.Call, request.Operation.Subject);
        var bucket = request.Bucket;
        organization.Events.Emit(new Happening
        {
            Source = "s3.amazonaws.com",
            Name = request.Operation.Name,
            AccountId = call.Caller.AccountId,
            Region = call.Region,
            Subject = subject,
            Time = time,
            Person = organization.People.Of(call.Caller, subject),
            Request = Parameters(request),
            Resource = bucket is null ? null : ($"arn:{organization.Partition}:s3:::{bucket}", "AWS::S3::Bucket", call.Caller.AccountId),
            ReadOnly = request.IsRead,
            ErrorCode = error?.Code,
            ErrorMessage = error?.Message,
        });
    }

    private JsonObject Parameters(S3Request request)
    {
        var call = request.Call;
        var parameters = new JsonObject();
        if (request.IsControl)
        {
            parameters["Host"] = $"{call.Caller.AccountId}.s3-control.{call.Region}.amazonaws.com";
            parameters["accountId"] = call.Caller.AccountId;
            // Noise that real records have: there is no bucket.
            if (organization.Chance.Happens(0.3, "noise", request.Operation.Subject))
            {
                parameters["bucketName"] = "";
            }
        }
        else if (request.Bucket is { } bucket)
        {
            parameters["bucketName"] = bucket;
            parameters["Host"] = organization.Chance.Happens(0.5, "host", bucket)
                ? $"{bucket}.s3.{call.Region}.amazonaws.com"
                : $"s3.{call.Region}.amazonaws.com";
        }

        if (request.Part is { } part)
        {
            parameters[part.Query] = "";
        }

        if (call.Header("x-amz-acl") is { Length: > 0 } canned)
        {
            parameters["x-amz-acl"] = canned;
        }

        if (!request.IsRead && call.Body.Length > 0)
        {
            AddBody(parameters, request);
        }

        return parameters;
    }

    // What cannot be read is not shown: the call has failed for it.
    private static void AddBody(JsonObject parameters, S3Request request)
    {
        try
        {
            if (request.Part?.Query == "policy")
            {
                parameters["bucketPolicy"] = JsonNode.Parse(request.Call.Body);
                return;
            }

            foreach (var (name, value) in S3Xml.ToJson(request.Call.Text))
            {
                parameters[name] = value?.DeepClone();
            }
        }
        catch (Exception exception) when (exception is JsonException or XmlException)
        {
            parameters["requestBody"] = "HIDDEN_DUE_TO_SECURITY_REASONS";
        }
    }
}
