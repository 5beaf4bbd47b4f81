using Qrie.Simulator.Http;

namespace Qrie.Simulator.Iam;

/// <summary>IAM's refusals, in its own words.</summary>
internal static class IamErrors
{
    public static AwsError NoSuch(string what, string name) => new(404, "NoSuchEntity", $"The {what} with name {name} cannot be found.");

    public static AwsError NoSuchPolicy(string arn) => new(404, "NoSuchEntity", $"Policy {arn} does not exist or is not attachable.");

    public static AwsError Exists(string what, string name) => new(409, "EntityAlreadyExists", $"{what} with name {name} already exists.");

    public static AwsError Conflict(string message) => new(409, "DeleteConflict", message);

    public static AwsError Limit(string message) => new(409, "LimitExceeded", message);

    public static AwsError Invalid(string message) => new(400, "ValidationError", message);

    public static AwsError Malformed() => new(400, "MalformedPolicyDocument", "Syntax errors in policy.");
}
