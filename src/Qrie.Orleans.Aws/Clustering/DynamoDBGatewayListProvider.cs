using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Messaging;
using Orleans.Runtime;

namespace Orleans.Clustering.DynamoDB;

/// <summary>The active silos that take clients. Only reads.</summary>
internal sealed class DynamoDBGatewayListProvider(
    IOptions<DynamoDBGatewayOptions> options, IOptions<ClusterOptions> cluster, IOptions<GatewayOptions> gateways, IServiceProvider services)
    : IGatewayListProvider
{
    private readonly ClusterItem item = new(DynamoDBClients.Create(options.Value, services), options.Value.TableName, cluster.Value.ClusterId);

    public TimeSpan MaxStaleness => gateways.Value.GatewayListRefreshPeriod;

    public bool IsUpdatable => true;

    public async Task InitializeGatewayListProviderAsync(CancellationToken cancellationToken)
    {
        if (!await item.IsThereAsync(cancellationToken))
        {
            throw item.Missing("");
        }
    }

    public async Task<IList<Uri>> GetGatewaysAsync(CancellationToken cancellationToken)
    {
        var data = await item.ReadAllAsync(cancellationToken);
        return [.. data.Members.Select(member => member.Item1).Where(entry => entry is { Status: SiloStatus.Active, ProxyPort: not 0 }).Select(Gateway)];
    }

    public Task InitializeGatewayListProvider() => InitializeGatewayListProviderAsync(CancellationToken.None);

    public Task<IList<Uri>> GetGateways() => GetGatewaysAsync(CancellationToken.None);

    private static Uri Gateway(MembershipEntry entry) =>
        SiloAddress.New(entry.SiloAddress.Endpoint.Address, entry.ProxyPort, entry.SiloAddress.Generation).ToGatewayUri();
}
