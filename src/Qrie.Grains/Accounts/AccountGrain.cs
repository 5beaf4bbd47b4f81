using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Microsoft.Extensions.Logging;
using Qrie.Aws;

namespace Qrie.Accounts;

internal sealed partial class AccountGrain(
    IAccountDirectory directory,
    StsClientFactory sts,
    AwsClientConfiguration configuration,
    TimeProvider time,
    ILogger<AccountGrain> logger) : Grain, IAccountGrain
{
    private static readonly TimeSpan RefusalIsBelievedFor = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan RefreshAhead = TimeSpan.FromMinutes(5);

    private readonly Dictionary<(string Service, string Region), RequestRate> rates = [];
    private AccountSession? session;
    private AccountRegistration? sessionOf;
    private Task<AccountSession>? refresh;
    private AccountAccessException? refusal;
    private DateTimeOffset askAgainAt;

    private string AccountId => this.GetPrimaryKeyString();

    public Task<AccountSession> GetSessionAsync(TimeSpan minimumLifetime, string? refusedAccessKeyId)
    {
        if (session is not null && session.AccessKeyId == refusedAccessKeyId)
        {
            session = null;
        }

        // Another role, or another external id: what was granted, or refused, for the old one does not count.
        if (directory.Find(AccountId) is var registration && !ReferenceEquals(registration, sessionOf))
        {
            (session, refusal, sessionOf) = (null, null, registration);
        }

        var now = time.GetUtcNow();
        var left = (session?.ExpiresAt ?? now) - now;
        if (session is not null && left > minimumLifetime && (left > RefreshAhead || left > configuration.Options.SessionDuration / 2))
        {
            return Task.FromResult(session);
        }

        if (refusal is not null && now < askAgainAt)
        {
            return session is not null && left > minimumLifetime ? Task.FromResult(session) : Task.FromException<AccountSession>(refusal);
        }

        if (refresh is null or { IsCompleted: true })
        {
            refresh = AssumeRoleAsync();
        }

        // One refresh at a time; who can do with what is there does not wait for it.
        if (session is not null && left > minimumLifetime)
        {
            refresh.Ignore();
            return Task.FromResult(session);
        }

        return refresh;
    }

    public Task<TimeSpan> ReserveAsync(string service, string region, int requests) =>
        Task.FromResult(Rate(service, region).Reserve(requests, time.GetUtcNow()));

    public Task ThrottledAsync(string service, string region)
    {
        Rate(service, region).Shrink(time.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task<AccountState> GetStateAsync()
    {
        var now = time.GetUtcNow();
        return Task.FromResult(new AccountState
        {
            Registration = directory.Find(AccountId) is { } registration ? registration with { ExternalId = null } : null,
            SessionExpiresAt = session?.ExpiresAt,
            AccessError = refusal?.Message,
            Budgets = rates.ToDictionary(rate => $"{rate.Key.Service}/{rate.Key.Region}", rate => rate.Value.PerSecond(now)),
        });
    }

    private RequestRate Rate(string service, string region)
    {
        if (!rates.TryGetValue((service, region), out var rate))
        {
            rates[(service, region)] = rate = new RequestRate(configuration.Options.RateFor(service));
        }

        return rate;
    }

    private async Task<AccountSession> AssumeRoleAsync()
    {
        try
        {
            if (directory.Find(AccountId) is not { } registration)
            {
                throw new AccountAccessException($"Account {AccountId} is not onboarded.");
            }

            var response = await sts.Client.AssumeRoleAsync(new AssumeRoleRequest
            {
                RoleArn = registration.RoleArn,
                RoleSessionName = configuration.Options.SessionName,
                ExternalId = registration.ExternalId,
                DurationSeconds = (int)configuration.Options.SessionDuration.TotalSeconds,
            });
            session = new AccountSession
            {
                AccessKeyId = response.Credentials.AccessKeyId,
                SecretAccessKey = response.Credentials.SecretAccessKey,
                SessionToken = response.Credentials.SessionToken,
                ExpiresAt = response.Credentials.Expiration?.ToUniversalTime() ?? time.GetUtcNow().UtcDateTime,
            };
            refusal = null;
            DelayDeactivation(TimeSpan.Zero);
            return session;
        }
        catch (Exception exception) when (exception is AmazonServiceException or AmazonClientException or HttpRequestException or OperationCanceledException)
        {
            refusal = Explain(exception);
            askAgainAt = time.GetUtcNow() + RefusalIsBelievedFor * (0.75 + Random.Shared.NextDouble() / 2) * (refusal.Transient ? 0.1 : 1);
            // What nobody asks for again must not be taken for an account that can be entered.
            DelayDeactivation(Timeout.InfiniteTimeSpan);
            LogRefused(logger, AccountId, AwsErrors.Code(exception));
            throw refusal;
        }
        catch (AccountAccessException exception)
        {
            refusal = exception;
            askAgainAt = time.GetUtcNow() + RefusalIsBelievedFor;
            throw;
        }
    }

    private AccountAccessException Explain(Exception exception)
    {
        var role = directory.Find(AccountId)?.RoleArn;
        return AwsErrors.IsDenied(exception)
            ? new AccountAccessException(
                $"Qrie may not assume {role}: check that the role exists, that its trust policy names Qrie's account, and that the external id is the one configured.")
            : new AccountAccessException($"Assuming {role} failed: {AwsErrors.Code(exception)}.") { Transient = AwsErrors.IsTransient(exception) };
    }

    [LoggerMessage(100, LogLevel.Warning, "The role of account {AccountId} could not be assumed: {Code}.")]
    private static partial void LogRefused(ILogger logger, string accountId, string code);
}
