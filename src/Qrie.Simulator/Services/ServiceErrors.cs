using Qrie.Simulator.Http;

namespace Qrie.Simulator.Services;

/// <summary>Errors that all services have, each in its own words.</summary>
internal static class ServiceErrors
{
    /// <summary>A region that the account has not opted into knows nobody's keys.</summary>
    public static AwsError NotOptedIn(WireProtocol protocol) => protocol switch
    {
        WireProtocol.Ec2Query => new AwsError(401, "AuthFailure", "AWS was not able to validate the provided access credentials"),
        WireProtocol.Json or WireProtocol.RestJson => new AwsError(400, "UnrecognizedClientException", "The security token included in the request is invalid."),
        _ => new AwsError(403, "InvalidClientTokenId", "The security token included in the request is invalid"),
    };

    /// <summary>The error of the common gate as the service itself would say it.</summary>
    public static AwsError Translate(WireProtocol protocol, string service, AwsError error) => (error.Code, protocol, service) switch
    {
        ("AccessDenied", WireProtocol.Ec2Query, _) => new AwsError(403, "UnauthorizedOperation", $"You are not authorized to perform this operation. {error.Message}"),
        ("AccessDenied", WireProtocol.Json or WireProtocol.RestJson, _) => new AwsError(protocol == WireProtocol.Json ? 400 : 403, "AccessDeniedException", error.Message),
        ("AccessDenied", _, "sns") => new AwsError(403, "AuthorizationError", error.Message),
        ("Throttling", WireProtocol.Ec2Query, _) => new AwsError(503, "RequestLimitExceeded", "Request limit exceeded."),
        ("Throttling", _, "sns") => new AwsError(429, "Throttled", "Rate exceeded"),
        ("Throttling", WireProtocol.Json, _) => new AwsError(400, "ThrottlingException", "Rate exceeded"),
        ("Throttling", WireProtocol.RestJson, _) => new AwsError(429, "TooManyRequestsException", "Rate Exceeded."),
        ("InternalFailure", WireProtocol.Ec2Query, _) => new AwsError(500, "InternalError", error.Message),
        ("InternalFailure", WireProtocol.Json, "kms") => new AwsError(500, "KMSInternalException", error.Message),
        ("InternalFailure", WireProtocol.RestJson, _) => new AwsError(500, "ServiceException", error.Message),
        _ => error,
    };
}
