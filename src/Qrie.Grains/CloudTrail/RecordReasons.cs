namespace Qrie.CloudTrail;

/// <summary>The reasons for which a record is ignored or rejected. They are part of the API: coverage and <c>explain</c> show them.</summary>
public static class RecordReasons
{
    /// <summary>Ignored: <c>readOnly</c>, or a name that only reads.</summary>
    public const string ReadOnly = "read_only";
    /// <summary>Ignored: it has an <c>errorCode</c>.</summary>
    public const string Failed = "failed";
    /// <summary>Ignored: an event of objects or another data plane.</summary>
    public const string DataEvent = "data_event";
    /// <summary>Ignored: its category is not Management.</summary>
    public const string NotManagement = "not_management";
    /// <summary>Ignored: its service is none that Qrie looks at.</summary>
    public const string OutOfScope = "out_of_scope";
    /// <summary>Ignored: known, and no resource of Qrie's changes by it.</summary>
    public const string NoResource = "no_resource";
    /// <summary>Ignored: the caller's copy of a call into another account.</summary>
    public const string CallersCopy = "callers_copy";
    /// <summary>Ignored: a job or a data operation that the event tables list as such.</summary>
    public const string Listed = "listed";
    /// <summary>Rejected: not JSON, or cut off, or nested too deep.</summary>
    public const string Malformed = "malformed";
    /// <summary>Rejected: JSON, but no CloudTrail record in an EventBridge envelope.</summary>
    public const string NotCloudTrail = "not_cloudtrail";
    /// <summary>Rejected: the envelope's <c>source</c> is not AWS's.</summary>
    public const string SpoofedSource = "spoofed_source";
    /// <summary>Rejected: the record's account is not the envelope's.</summary>
    public const string AccountMismatch = "account_mismatch";
    /// <summary>Rejected: no account can be told.</summary>
    public const string MissingAccount = "missing_account";
    /// <summary>Rejected: the account is not onboarded.</summary>
    public const string UnknownAccount = "unknown_account";
    /// <summary>Rejected: no <c>eventTime</c>, or none that is a time.</summary>
    public const string MissingTime = "missing_time";
    /// <summary>Rejected: no <c>eventName</c>, <c>eventSource</c>, <c>eventID</c> or <c>awsRegion</c>.</summary>
    public const string MissingField = "missing_field";
    /// <summary>Rejected: nothing in it tells which resource, or which type of resource, it touched.</summary>
    public const string MissingIdentifier = "missing_identifier";
    /// <summary>Rejected: 1 MB or more, which no CloudTrail record is.</summary>
    public const string TooLarge = "too_large";
}
