namespace Qrie.Audit;

/// <summary>Who did what to Qrie itself.</summary>
[GenerateSerializer, Immutable, Alias("qrie.audit-entry")]
public sealed record AuditEntry
{
    /// <summary>The name of what Qrie does by itself, such as letting an exception expire.</summary>
    public const string Qrie = "qrie";

    /// <summary>Names the entry: appending it twice writes it once.</summary>
    [Id(0)] public string Id { get; init; } = Guid.NewGuid().ToString("N");

    /// <summary>When, UTC.</summary>
    [Id(1)] public required DateTimeOffset At { get; init; }

    /// <summary>Who: the name of the signed-in user, <c>local</c> for whoever sits at this machine, or <see cref="Qrie"/>.</summary>
    [Id(2)] public required string Principal { get; init; }

    /// <summary>What, as <c>subject.verb</c>: <c>policy.launched</c>, <c>exception.created</c>, <c>account.added</c>, <c>scan.started</c>.</summary>
    [Id(3)] public required string Action { get; init; }

    /// <summary>To what: a policy's id, an account's id, an ARN.</summary>
    [Id(4)] public required string Target { get; init; }

    /// <summary>More, as a JSON object without secrets.</summary>
    [Id(5)] public string Details { get; init; } = "{}";
}
