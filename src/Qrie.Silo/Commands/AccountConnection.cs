using Amazon.Runtime;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken.Model;
using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Commands;

/// <summary>Reaches one account without a silo: by its role where one is configured or given, else by the credentials at hand.</summary>
internal sealed class AccountConnection : IDisposable
{
    private AccountConnection(string accountId, AwsOptions options, DirectClients clients) =>
        (AccountId, Options, Clients) = (accountId, options, clients);

    public string AccountId { get; }

    public AwsOptions Options { get; }

    public DirectClients Clients { get; }

    /// <summary>Finds out the account and gets credentials for it.</summary>
    /// <exception cref="AmazonServiceException">AWS refused.</exception>
    /// <exception cref="AmazonClientException">There are no credentials.</exception>
    public static async Task<AccountConnection> OpenAsync(string[] settings, string arn, AccessOptions access, CancellationToken cancellationToken)
    {
        var builder = Settings.Builder(settings);
        builder.Services.AddOptions<QrieOptions>().BindConfiguration("Qrie").ValidateDataAnnotations();
        builder.Services.AddOptions<AwsOptions>().BindConfiguration("Qrie:Aws").ValidateDataAnnotations();
        await using var services = builder.Services.BuildServiceProvider();
        var accounts = services.GetRequiredService<IOptions<QrieOptions>>().Value.Accounts;
        var configuration = new AwsClientConfiguration(services.GetRequiredService<IOptions<AwsOptions>>());

        using var sts = new StsClientFactory(configuration);
        var accountId = access.AccountId
            ?? AccountOf(arn)
            ?? AccountOf(access.RoleArn)
            ?? (accounts is [var only] ? only.AccountId : null)
            ?? (await sts.Client.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellationToken)).Account;
        var configured = accounts.Find(account => account.AccountId == accountId);
        var role = access.RoleArn ?? configured?.RoleArn
            ?? (configured is not null || access.ExternalId is not null
                ? $"arn:{Arns.Partition(arn)}:iam::{accountId}:role/{configuration.Options.RoleName}"
                : null);
        var credentials = role is null
            ? DefaultAWSCredentialsIdentityResolver.GetCredentials()
            : await AssumeAsync(sts, configuration.Options, role, access.ExternalId ?? configured?.ExternalId, cancellationToken);
        return new AccountConnection(accountId, configuration.Options, new DirectClients(credentials, configuration));
    }

    public void Dispose() => Clients.Dispose();

    private static string? AccountOf(string? arn) => arn?.Split(':') is [_, _, _, _, { Length: > 0 } account, ..] ? account : null;

    private static async Task<AWSCredentials> AssumeAsync(
        StsClientFactory sts, AwsOptions options, string role, string? externalId, CancellationToken cancellationToken)
    {
        var request = new AssumeRoleRequest { RoleArn = role, RoleSessionName = options.SessionName, ExternalId = externalId };
        return (await sts.Client.AssumeRoleAsync(request, cancellationToken)).Credentials;
    }
}
