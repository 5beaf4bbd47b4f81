namespace Qrie.Simulator.Sqs;

/// <summary>What SQS's errors are called in its JSON protocol and, for callers that know the older one, in its query protocol.</summary>
internal static class SqsErrors
{
    /// <param name="code">The name of the shape in the JSON protocol.</param>
    public static (string Shape, string Query) Names(string code) => code switch
    {
        "QueueDoesNotExist" => (code, "AWS.SimpleQueueService.NonExistentQueue"),
        "QueueNameExists" => (code, "QueueAlreadyExists"),
        "TooManyEntriesInBatchRequest" or "EmptyBatchRequest" or "BatchEntryIdsNotDistinct" or "InvalidBatchEntryId" or "BatchRequestTooLong"
            or "MessageNotInflight" or "PurgeQueueInProgress" or "UnsupportedOperation" => (code, "AWS.SimpleQueueService." + code),
        "InvalidParameterValue" => ("InvalidParameterValueException", code),
        "MissingParameter" => ("MissingRequiredParameterException", code),
        _ => (code, code),
    };
}
