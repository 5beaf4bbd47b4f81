using System.Net;
using System.Text.RegularExpressions;
using Amazon.Runtime;
using Qrie.Accounts;

namespace Qrie.Aws;

/// <summary>Sorts the errors of AWS: refused, throttled, or out of reach for a moment.</summary>
public static partial class AwsErrors
{
    private static readonly HashSet<string> ThrottlingCodes = new(StringComparer.Ordinal)
    {
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottled", "RequestThrottledException",
        "TooManyRequestsException", "RequestLimitExceeded", "BandwidthLimitExceeded", "LimitExceededException",
        "ProvisionedThroughputExceededException", "SlowDown", "PriorRequestNotComplete", "EC2ThrottledException",
    };

    private static readonly HashSet<string> DenialCodes = new(StringComparer.Ordinal)
    {
        "AccessDenied", "AccessDeniedException", "UnauthorizedOperation", "AuthorizationError", "Client.UnauthorizedOperation",
        "AllAccessDisabled", "OptInRequired", "UnauthorizedAccess",
    };

    private static readonly HashSet<string> SessionCodes = new(StringComparer.Ordinal)
    {
        "ExpiredToken", "ExpiredTokenException", "InvalidToken", "InvalidClientTokenId", "TokenRefreshRequired", "RequestExpired",
    };

    // Our queue or our table is not there, or is closed to us.
    private static readonly HashSet<string> OutageCodes = new(StringComparer.Ordinal)
    {
        "AWS.SimpleQueueService.NonExistentQueue", "QueueDoesNotExist", "ResourceNotFoundException",
    };

    /// <summary>AWS refused because there were too many requests.</summary>
    /// <param name="exception">What a call threw.</param>
    public static bool IsThrottled(Exception exception) => exception is AmazonServiceException service
        && (ThrottlingCodes.Contains(service.ErrorCode ?? "") || service.StatusCode == HttpStatusCode.TooManyRequests);

    /// <summary>The action is not allowed.</summary>
    /// <param name="exception">What a call threw.</param>
    public static bool IsDenied(Exception exception) =>
        exception is AmazonServiceException service && DenialCodes.Contains(service.ErrorCode ?? "");

    /// <summary>The session was refused, not the action: another session may do.</summary>
    /// <param name="exception">What a call threw.</param>
    public static bool IsSessionRefused(Exception exception) =>
        exception is AmazonServiceException service && SessionCodes.Contains(service.ErrorCode ?? "");

    /// <summary>Trying again soon may help.</summary>
    /// <param name="exception">What a call threw.</param>
    public static bool IsTransient(Exception exception) => exception switch
    {
        AccountAccessException access => access.Transient,
        AmazonServiceException service => IsThrottled(service) || IsSessionRefused(service) || (int)service.StatusCode >= 500 || service.StatusCode == 0,
        AmazonClientException or HttpRequestException or IOException or OperationCanceledException or TimeoutException => true,
        _ => false,
    };

    /// <summary>The service as a whole does not do its work for us: out of reach, failing, throttling, or gone.</summary>
    /// <param name="exception">What a call threw.</param>
    public static bool IsOutage(Exception exception) => IsTransient(exception)
        || exception is AmazonServiceException { ErrorCode: { } code } && OutageCodes.Contains(code);

    /// <summary>There is no session in the account, and there may be one soon: nothing was asked about any resource.</summary>
    /// <param name="exception">What a call threw.</param>
    public static bool HasNoSession(Exception exception) => exception is AccountAccessException { Transient: true };

    /// <summary>AWS, or the way to it, failed: not we.</summary>
    /// <param name="exception">What a call threw.</param>
    public static bool IsOfAws(Exception exception) => exception is AmazonServiceException or AmazonClientException or HttpRequestException
        or IOException or OperationCanceledException or TimeoutException or AccountAccessException;

    /// <summary>What failed, for people.</summary>
    /// <param name="exception">What a call threw.</param>
    public static string Explain(Exception exception) => exception is AccountAccessException ? exception.Message.TrimEnd('.') : Code(exception);

    /// <summary>The action that was denied, where the service's words name it; null otherwise.</summary>
    /// <param name="exception">What a call threw.</param>
    public static string? DeniedAction(Exception exception) =>
        ActionInWords().Match(exception.Message) is { Success: true } match ? match.Groups[1].Value : null;

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html
    [GeneratedRegex("not authorized to perform: ([a-z0-9-]+:[A-Za-z0-9]+)", RegexOptions.CultureInvariant)]
    private static partial Regex ActionInWords();

    /// <summary>The service's own code, or a word for what kept it from answering.</summary>
    /// <param name="exception">What a call threw.</param>
    public static string Code(Exception exception) => exception switch
    {
        AmazonServiceException { ErrorCode: { Length: > 0 } code } => code,
        AmazonServiceException service => $"Http{(int)service.StatusCode}",
        AccountAccessException => "AssumeRoleFailed",
        OperationCanceledException or TimeoutException => "Timeout",
        _ => exception.GetType().Name,
    };
}
