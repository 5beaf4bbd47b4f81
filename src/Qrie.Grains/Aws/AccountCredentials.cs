using Amazon.Runtime;
using Qrie.Accounts;

namespace Qrie.Aws;

/// <summary>
/// Credentials that the account's grain hands out. They are fetched before a request is signed, because the SDK's
/// signer for S3 asks for them synchronously, and are kept in memory until shortly before they end.
/// </summary>
internal sealed class AccountCredentials(IAccountGrain account, TimeProvider time) : AWSCredentials
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(2);
    private AccountSession? session;
    private string? refused;

    /// <summary>Makes sure that there is a session that lasts.</summary>
    /// <exception cref="AccountAccessException">The account's role could not be assumed.</exception>
    public async ValueTask EnsureAsync()
    {
        var current = Volatile.Read(ref session);
        if (current is null || current.ExpiresAt - time.GetUtcNow() <= Margin)
        {
            Volatile.Write(ref session, await account.GetSessionAsync(Margin, Volatile.Read(ref refused)));
        }
    }

    /// <summary>AWS refused the session itself: the next request asks for another.</summary>
    public void Refuse()
    {
        Volatile.Write(ref refused, Interlocked.Exchange(ref session, null)?.AccessKeyId ?? refused);
    }

    public override ImmutableCredentials GetCredentials() => Volatile.Read(ref session) is { } current
        ? new ImmutableCredentials(current.AccessKeyId, current.SecretAccessKey, current.SessionToken)
        : throw new AccountAccessException("The account's session was refused while a request was being signed.") { Transient = true };

    public override Task<ImmutableCredentials> GetCredentialsAsync() => Task.FromResult(GetCredentials());
}
