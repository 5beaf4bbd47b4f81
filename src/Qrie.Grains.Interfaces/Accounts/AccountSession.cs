namespace Qrie.Accounts;

/// <summary>Temporary credentials of an assumed role. Never persisted and never logged.</summary>
[GenerateSerializer, Immutable, Alias("qrie.account-session")]
public sealed class AccountSession
{
    /// <summary>The access key id.</summary>
    [Id(0)] public required string AccessKeyId { get; init; }

    /// <summary>The secret access key.</summary>
    [Id(1)] public required string SecretAccessKey { get; init; }

    /// <summary>The session token.</summary>
    [Id(2)] public required string SessionToken { get; init; }

    /// <summary>When the session ends, UTC.</summary>
    [Id(3)] public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Names the type only: a secret must not reach a log by way of formatting.</summary>
    public override string ToString() => $"AccountSession until {ExpiresAt:O}";
}
