using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Qrie.Installation;
using Qrie.Silo.Exports;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Installation;

/// <summary>What Qrie runs as, for the API and the console.</summary>
internal sealed class InstallationQueries(
    IServiceProvider services, IOptions<QrieOptions> qrie, IClusterMembershipService membership, ILocalSiloDetails self) : IInstallationQueries
{
    public InstallationView Read() => new(Product.Version, string.IsNullOrEmpty(qrie.Value.QueueUrl), Silos(), SettingGroups.Read(services));

    private List<SiloView> Silos() =>
    [
        .. membership.CurrentSnapshot.Members.Values
            .Where(member => member.Status == SiloStatus.Active)
            .Select(member => new SiloView(member.Name, member.SiloAddress.Endpoint.ToString(), member.SiloAddress.Equals(self.SiloAddress)))
            .OrderBy(silo => silo.Name, StringComparer.Ordinal).ThenBy(silo => silo.Address, StringComparer.Ordinal),
    ];
}
