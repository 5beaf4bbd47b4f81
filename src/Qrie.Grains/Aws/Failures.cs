using Amazon.Runtime;
using Qrie.Accounts;

namespace Qrie.Aws;

/// <summary>Says in one line why it could not be told whether a resource exists.</summary>
internal static class Failures
{
    /// <summary>True for what services, networks and missing sessions throw; everything else is a mistake of ours.</summary>
    /// <param name="exception">What was thrown.</param>
    public static bool IsOfAws(Exception exception) =>
        AwsErrors.IsTransient(exception) || exception is AmazonServiceException or AccountAccessException;

    /// <summary>The outcome of a describe that ended so.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="what">What was looked for, such as <c>the trail</c>.</param>
    /// <param name="permission">The IAM action that the call needs.</param>
    public static Description.Failed Of(Exception exception, string what, string permission) => exception switch
    {
        AccountAccessException => new Description.Failed(exception.Message) { IsSetback = AwsErrors.HasNoSession(exception) },
        _ when AwsErrors.IsDenied(exception) =>
            new Description.Failed($"{AwsErrors.Code(exception)}: whether {what} exists could not be told; grant {permission}.") { Permission = permission },
        _ => new Description.Failed($"Looking for {what} failed: {AwsErrors.Code(exception)}."),
    };
}
