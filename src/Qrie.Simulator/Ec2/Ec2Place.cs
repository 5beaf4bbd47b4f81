using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>EC2 of one account in one region. The prefix of an id tells what it is of.</summary>
internal sealed class Ec2Place(SimulatedOrganization organization, string accountId, string region)
{
    private readonly SimulatedTable<Ec2Item> items = new(organization);

    public string AccountId => accountId;

    public string Region => region;

    /// <summary>What is set for the region.</summary>
    public Ec2RegionSettings Settings(DateTimeOffset moment) => items.AsOf(Ec2RegionSettings.Key, moment) as Ec2RegionSettings ?? new Ec2RegionSettings();

    /// <summary>One of a kind; null when there is none.</summary>
    public T? Find<T>(string? id, DateTimeOffset moment) where T : Ec2Item => id is null ? null : items.AsOf(id, moment) as T;

    /// <summary>All of a kind, by id.</summary>
    public IReadOnlyList<T> All<T>(DateTimeOffset moment) where T : Ec2Item => [.. items.Where(moment).Select(row => row.Value).OfType<T>()];

    /// <summary>Puts one in the place of what has its id.</summary>
    public T Put<T>(T item) where T : Ec2Item => (T)items.Change(item.Id, _ => item)!;

    public void Remove(string id) => items.Change(id, _ => null);

    /// <summary>An id that nothing has had.</summary>
    public string NewId(string prefix) => $"{prefix}-0{organization.Chance.Identifier($"ec2 {prefix}", $"{accountId} {region}").ToString("N")[..16]}";

    /// <summary>A public address, out of the block for benchmarks (RFC 2544).</summary>
    public string NewAddress()
    {
        var bytes = organization.Chance.Identifier("ec2 address", $"{accountId} {region}").ToByteArray();
        return $"198.{18 + (bytes[0] & 1)}.{bytes[1]}.{bytes[2]}";
    }
}
