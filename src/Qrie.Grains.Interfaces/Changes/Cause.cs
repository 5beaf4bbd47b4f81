using System.Text.Json.Serialization;

namespace Qrie.Changes;

/// <summary>Who did what: the evidence that a CloudTrail record gives for a change.</summary>
[GenerateSerializer, Immutable, Alias("qrie.cause")]
public sealed record Cause
{
    /// <summary>CloudTrail's <c>eventID</c>, unique in an account.</summary>
    [Id(0)] public required string EventId { get; init; }

    /// <summary>CloudTrail's <c>eventName</c>, such as <c>PutBucketPolicy</c>.</summary>
    [Id(1)] public required string EventName { get; init; }

    /// <summary>The caller's ARN, or what stands for it (an AWS service, <c>anonymous</c>); null when the record names none.</summary>
    [Id(2)] public string? Principal { get; init; }

    /// <summary>CloudTrail's <c>sourceIPAddress</c>: an address or the name of an AWS service.</summary>
    [Id(3)] public string? SourceIp { get; init; }

    /// <summary>CloudTrail's <c>eventTime</c>, UTC, truncated by CloudTrail to whole seconds.</summary>
    [Id(4)] public required DateTimeOffset At { get; init; }

    /// <summary>The principal of looks that Qrie takes by itself or because somebody asked it to.</summary>
    public const string Own = "qrie";

    /// <summary>True when no event of AWS is behind it, but a wish to look: a refresh, or a verdict that was due.</summary>
    [JsonIgnore]
    public bool IsOwn => Principal == Own;
}
