using Qrie.Simulator.Http;

namespace Qrie.Simulator.Kms;

/// <summary>KMS's own errors (<see href="https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html"/>).</summary>
internal static class KmsErrors
{
    public static AwsError NotFound(string what) => new(400, "NotFoundException", $"{what} is not found.");

    public static AwsError InvalidState(SimulatedKey key) =>
        new(400, "KMSInvalidStateException", $"{key.Arn} is {(key.State == "PendingDeletion" ? "pending deletion" : key.State)}.");

    public static AwsError Disabled(SimulatedKey key) => new(400, "DisabledException", $"{key.Arn} is disabled.");

    public static AwsError Unsupported { get; } = new(400, "UnsupportedOperationException", "The operation is not supported for this KMS key.");

    public static AwsError MalformedPolicy { get; } = new(400, "MalformedPolicyDocumentException", "The new key policy is not a valid policy document.");

    public static AwsError Validation(string message) => new(400, "ValidationException", message);
}
