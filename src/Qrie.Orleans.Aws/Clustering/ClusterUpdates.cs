using System.Globalization;
using Amazon.DynamoDBv2.Model;
using Orleans.Runtime;

namespace Orleans.Clustering.DynamoDB;

/// <summary>The conditional updates of one cluster's item.</summary>
internal sealed class ClusterUpdates(ClusterItem item)
{
    /// <summary>How many rows one <see cref="Removal"/> takes: two paths each, well below the 4 KB of an expression.</summary>
    public const int RemovedAtATime = 100;

    /// <summary>Adds a silo, if the version is the expected one and the silo has no row.</summary>
    public UpdateItemRequest Insertion(MembershipEntry entry, TableVersion version, string etag) =>
        version.VersionEtag == ClusterItem.NoEtag ? FirstInsertion(entry, version, etag) : Of(
            "SET #version = :version, #etag = :etag, #silos.#silo = :silo",
            "#etag = :expected AND attribute_not_exists(#silos.#silo)",
            Names(entry.SiloAddress, ("#version", ClusterItem.Version), ("#etag", ClusterItem.Etag)),
            Values(version, etag, (":expected", Text(version.VersionEtag)), (":silo", SiloRow.Write(entry, etag))));

    /// <summary>Replaces a silo's row, if the version and the row are the expected ones.</summary>
    public UpdateItemRequest Replacement(MembershipEntry entry, string rowEtag, TableVersion version, string etag) => Of(
        "SET #version = :version, #etag = :etag, #silos.#silo = :silo",
        $"#etag = :expected AND #silos.#silo.{SiloRow.Etag} = :row",
        Names(entry.SiloAddress, ("#version", ClusterItem.Version), ("#etag", ClusterItem.Etag)),
        Values(version, etag, (":expected", Text(version.VersionEtag)), (":row", Text(rowEtag)), (":silo", SiloRow.Write(entry, etag))));

    /// <summary>Notes when a silo was alive, if it has a row. Leaves version and etags alone.</summary>
    public UpdateItemRequest Heartbeat(MembershipEntry entry) => Of(
        "SET #heartbeats.#silo = :alive",
        "attribute_exists(#silos.#silo)",
        Names(entry.SiloAddress, ("#heartbeats", ClusterItem.Heartbeats)),
        new() { [":alive"] = SiloRow.Time(entry.IAmAliveTime) });

    /// <summary>Removes silos' rows and heartbeats, if the version is the expected one. Leaves it alone.</summary>
    public UpdateItemRequest Removal(IEnumerable<SiloAddress> silos, TableVersion expected)
    {
        var names = new Dictionary<string, string> { ["#etag"] = ClusterItem.Etag, ["#s"] = ClusterItem.Silos, ["#h"] = ClusterItem.Heartbeats };
        var paths = new List<string>();
        foreach (var (index, silo) in silos.Index())
        {
            names[$"#{index}"] = SiloRow.KeyOf(silo);
            paths.Add($"#s.#{index},#h.#{index}");
        }

        return Of($"REMOVE {string.Join(',', paths)}", "#etag = :expected", names, new() { [":expected"] = Text(expected.VersionEtag) });
    }

    // A path into a map that is not there cannot be set: the first silo brings the maps.
    private UpdateItemRequest FirstInsertion(MembershipEntry entry, TableVersion version, string etag) => Of(
        "SET #version = :version, #etag = :etag, #silos = :silos, #heartbeats = :heartbeats",
        "attribute_not_exists(#etag)",
        new()
        {
            ["#version"] = ClusterItem.Version, ["#etag"] = ClusterItem.Etag,
            ["#silos"] = ClusterItem.Silos, ["#heartbeats"] = ClusterItem.Heartbeats,
        },
        Values(
            version, etag,
            (":silos", Map(new() { [SiloRow.KeyOf(entry.SiloAddress)] = SiloRow.Write(entry, etag) })),
            (":heartbeats", Map([]))));

    private static Dictionary<string, string> Names(SiloAddress silo, params ReadOnlySpan<(string Name, string Attribute)> others)
    {
        var names = new Dictionary<string, string> { ["#silos"] = ClusterItem.Silos, ["#silo"] = SiloRow.KeyOf(silo) };
        foreach (var (name, attribute) in others)
        {
            names[name] = attribute;
        }

        return names;
    }

    private static Dictionary<string, AttributeValue> Values(
        TableVersion version, string etag, params ReadOnlySpan<(string Name, AttributeValue Value)> others)
    {
        var values = new Dictionary<string, AttributeValue>
        {
            [":version"] = new() { N = version.Version.ToString(CultureInfo.InvariantCulture) },
            [":etag"] = Text(etag),
        };
        foreach (var (name, value) in others)
        {
            values[name] = value;
        }

        return values;
    }

    private static AttributeValue Text(string text) => new() { S = text };

    private static AttributeValue Map(Dictionary<string, AttributeValue> entries) => new() { M = entries, IsMSet = true };

    private UpdateItemRequest Of(
        string update, string condition, Dictionary<string, string> names, Dictionary<string, AttributeValue> values) => new()
        {
            TableName = item.TableName,
            Key = item.Key,
            UpdateExpression = update,
            ConditionExpression = condition,
            ExpressionAttributeNames = names,
            ExpressionAttributeValues = values,
        };
}
