using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace Qrie.Aws.Organizations;

/// <summary>Reads the organization's accounts from AWS Organizations.</summary>
/// <param name="configuration">How to reach AWS.</param>
/// <param name="credentials">Qrie's own credentials; null for the SDK's default chain.</param>
public sealed class OrganizationReader(AwsClientConfiguration configuration, AWSCredentials? credentials = null) : IOrganizationReader, IDisposable
{
    private readonly Lazy<OrganizationsClient> lazy = new(() => new OrganizationsClient(new AwsClientParameters(
        credentials ?? DefaultAWSCredentialsIdentityResolver.GetCredentials(),
        configuration,
        OrganizationsClient.RegionOf(Arns.PartitionOf(configuration.Options.Region)),
        null)));

    private OrganizationsClient Client => lazy.Value;

    /// <inheritdoc/>
    public async IAsyncEnumerable<OrganizationAccount> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var toRead = new Queue<(string Id, string Path)>();
        await foreach (var root in Client.RootsAsync(cancellationToken))
        {
            toRead.Enqueue((root, ""));
        }

        while (toRead.TryDequeue(out var parent))
        {
            await foreach (var (id, name, status) in Client.AccountsAsync(parent.Id, cancellationToken))
            {
                yield return new OrganizationAccount(id, name, status, parent.Path.Length == 0 ? "/" : parent.Path);
            }

            await foreach (var (id, name) in Client.UnitsAsync(parent.Id, cancellationToken))
            {
                toRead.Enqueue((id, $"{parent.Path}/{name}"));
            }
        }
    }

    /// <inheritdoc/>
    public async Task<OrganizationAccount?> FindAsync(string accountId, CancellationToken cancellationToken)
    {
        try
        {
            var (id, name, status) = await Client.AccountAsync(accountId, cancellationToken);
            return new OrganizationAccount(id, name, status, await PathAsync(id, cancellationToken));
        }
        catch (AmazonServiceException exception) when (exception.ErrorCode is "AccountNotFoundException" or "ChildNotFoundException")
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (lazy.IsValueCreated)
        {
            lazy.Value.Dispose();
        }
    }

    private async Task<string> PathAsync(string childId, CancellationToken cancellationToken)
    {
        var path = "";
        while (await Client.ParentAsync(childId, cancellationToken) is { IsRoot: false } unit)
        {
            path = $"/{await Client.UnitNameAsync(unit.Id, cancellationToken)}{path}";
            childId = unit.Id;
        }

        return path.Length == 0 ? "/" : path;
    }
}
