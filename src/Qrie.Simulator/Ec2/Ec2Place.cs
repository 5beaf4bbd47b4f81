using System.Collections.Concurrent;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>EC2 of one account in one region. The prefix of an id tells what it is of.</summary>
internal sealed class Ec2Place(SimulatedOrganization organization, string accountId, string region)
{
    private static readonly Dictionary<Type, string> Kinds = new()
    {
        [typeof(Ec2Vpc)] = "vpc", [typeof(Ec2Subnet)] = "subnet", [typeof(Ec2Group)] = "sg", [typeof(Ec2RouteTable)] = "rtb", [typeof(Ec2Acl)] = "acl",
        [typeof(Ec2Gateway)] = "igw", [typeof(Ec2Interface)] = "eni", [typeof(Ec2Address)] = "eipalloc", [typeof(Ec2Volume)] = "vol", [typeof(Ec2Snapshot)] = "snap",
        [typeof(Ec2Image)] = "ami", [typeof(Ec2Instance)] = "i", [typeof(Ec2FlowLog)] = "fl", [typeof(Ec2Exclusion)] = "vpcbpa",
    };

    // One table a type: to look through all of a kind must not cost what the others are many.
    private readonly ConcurrentDictionary<string, SimulatedTable<Ec2Item>> tables = new(StringComparer.Ordinal);

    public string AccountId => accountId;

    public string Region => region;

    /// <summary>What is set for the region.</summary>
    public Ec2RegionSettings Settings(DateTimeOffset moment) => Table(Ec2RegionSettings.Key).AsOf(Ec2RegionSettings.Key, moment) as Ec2RegionSettings ?? new Ec2RegionSettings();

    /// <summary>One of a kind; null when there is none.</summary>
    public T? Find<T>(string? id, DateTimeOffset moment) where T : Ec2Item => id is null ? null : Table(id).AsOf(id, moment) as T;

    /// <summary>All of a kind, by id.</summary>
    public IReadOnlyList<T> All<T>(DateTimeOffset moment) where T : Ec2Item => [.. Table(Kinds[typeof(T)]).Where(moment).Select(row => (T)row.Value)];

    /// <summary>Puts one in the place of what has its id.</summary>
    public T Put<T>(T item) where T : Ec2Item => (T)Table(item.Id).Change(item.Id, _ => item)!;

    public void Remove(string id) => Table(id).Change(id, _ => null);

    /// <summary>An id that nothing has had.</summary>
    public string NewId(string prefix) => $"{prefix}-0{organization.Chance.Identifier($"ec2 {prefix}", $"{accountId} {region}").ToString("N")[..16]}";

    /// <summary>A public address, out of the block for benchmarks (RFC 2544).</summary>
    public string NewAddress()
    {
        var bytes = organization.Chance.Identifier("ec2 address", $"{accountId} {region}").ToByteArray();
        return $"198.{18 + (bytes[0] & 1)}.{bytes[1]}.{bytes[2]}";
    }

    // What stands before the first dash of an id.
    private SimulatedTable<Ec2Item> Table(string id) => tables.GetOrAdd(id.Split('-')[0], static (_, organization) => new SimulatedTable<Ec2Item>(organization), organization);
}
