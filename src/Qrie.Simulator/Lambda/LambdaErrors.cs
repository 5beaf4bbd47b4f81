using Qrie.Simulator.Http;

namespace Qrie.Simulator.Lambda;

/// <summary>Lambda's own errors.</summary>
internal static class LambdaErrors
{
    public static AwsError NoFunction(string arn) => new(404, "ResourceNotFoundException", $"Function not found: {arn}");

    public static AwsError NoPolicy { get; } = new(404, "ResourceNotFoundException", "The resource you requested does not exist.");

    public static AwsError Exists(string what) => new(409, "ResourceConflictException", $"{what} already exist");

    public static AwsError Invalid(string message) => new(400, "InvalidParameterValueException", message);
}
