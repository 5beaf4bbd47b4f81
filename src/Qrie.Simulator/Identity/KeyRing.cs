using System.Collections.Concurrent;

namespace Qrie.Simulator;

/// <summary>
/// Whose an access key is. <c>account:</c>, <c>root:</c> and <c>truth:</c> followed by an account id, and Qrie's own key, all
/// have the secret <c>simulated</c>; STS adds sessions.
/// </summary>
internal sealed class KeyRing(SimulatedOrganization organization)
{
    /// <summary>The account in which Qrie itself and its queue are.</summary>
    public const string QrieAccountId = "000000000000";

    private const string Secret = "simulated";
    private const int SweepAt = 10_000;

    private readonly ConcurrentDictionary<string, Credential> credentials = new(StringComparer.Ordinal);

    public Credential? Find(string accessKeyId) =>
        credentials.TryGetValue(accessKeyId, out var known) ? known
        : Derive(accessKeyId) is { } derived ? credentials.GetOrAdd(accessKeyId, derived)
        : null;

    public Credential AddSession(string accountId, string arn, DateTimeOffset expires)
    {
        if (credentials.Count > SweepAt)
        {
            Sweep();
        }

        var id = "ASIA" + Guid.NewGuid().ToString("N")[..16].ToUpperInvariant();
        var credential = new Credential(
            new Caller(CallerKind.Session, accountId, arn, id), Guid.NewGuid().ToString("N") + "simulate", "token/" + Guid.NewGuid().ToString("N"), expires);
        credentials[id] = credential;
        return credential;
    }

    private Credential? Derive(string accessKeyId)
    {
        if (accessKeyId == "AKIAQRIE")
        {
            return new Credential(new Caller(CallerKind.Qrie, QrieAccountId, $"arn:{organization.Partition}:iam::{QrieAccountId}:user/qrie", accessKeyId), Secret);
        }

        if (accessKeyId.Split(':') is not [var word, { Length: 12 } id] || (id != QrieAccountId && organization.Account(id) is null))
        {
            return null;
        }

        Caller? caller = word switch
        {
            "account" => new Caller(CallerKind.Administrator, id, $"arn:{organization.Partition}:iam::{id}:user/admin", accessKeyId),
            "root" => new Caller(CallerKind.Root, id, $"arn:{organization.Partition}:iam::{id}:root", accessKeyId),
            "truth" => new Caller(CallerKind.Truth, id, $"arn:{organization.Partition}:iam::{id}:user/truth", accessKeyId),
            _ => null,
        };
        return caller is null ? null : new Credential(caller, Secret);
    }

    // An expired session is kept for a day, so that its key is still answered with ExpiredToken.
    private void Sweep()
    {
        var limit = organization.Time.GetUtcNow() - TimeSpan.FromDays(1);
        foreach (var (id, credential) in credentials)
        {
            if (credential.Expires < limit)
            {
                credentials.TryRemove(id, out _);
            }
        }
    }
}
