using System.Collections.Immutable;
using System.Xml.Linq;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Rds;

/// <summary>What people do to parameter groups, and to tags.</summary>
internal sealed class GroupWrites(SimulatedDatabases databases)
{
    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Operations => new Dictionary<string, Func<ServiceCall, QueryParameters, XElement?>>
    {
        ["CreateDBParameterGroup"] = Create,
        ["ModifyDBParameterGroup"] = Modify,
        ["AddTagsToResource"] = (call, parameters) => Tag(parameters, tags => tags.SetItems(SnapshotWrites.Tags(parameters))),
        ["RemoveTagsFromResource"] = (call, parameters) => Tag(parameters, tags => tags.RemoveRange(parameters.List("TagKeys"))),
    };

    private XElement Create(ServiceCall call, QueryParameters parameters)
    {
        var name = parameters.Required("DBParameterGroupName").ToLowerInvariant();
        var group = new SimulatedParameterGroup(name, parameters.Required("DBParameterGroupFamily"), ImmutableSortedDictionary<string, string>.Empty);
        databases.Groups.Change(databases.Arn(call, "pg", name), known => known is null ? group : throw RdsErrors.Exists("DBParameterGroupAlreadyExists", name));
        return new XElement("DBParameterGroup", new XElement("DBParameterGroupName", name), new XElement("DBParameterGroupFamily", group.Family));
    }

    private XElement Modify(ServiceCall call, QueryParameters parameters)
    {
        var name = parameters.Required("DBParameterGroupName").ToLowerInvariant();
        var values = parameters.Members("Parameters").ToDictionary(one => parameters[$"{one}.ParameterName"] ?? "", one => parameters[$"{one}.ParameterValue"] ?? "");
        databases.Groups.Change(databases.Arn(call, "pg", name), known => (known ?? throw RdsErrors.NoGroup(name)) with { Values = known.Values.SetItems(values) });
        return new XElement("r", new XElement("DBParameterGroupName", name));
    }

    private XElement? Tag(QueryParameters parameters, Func<ImmutableSortedDictionary<string, string>, ImmutableSortedDictionary<string, string>> change)
    {
        var arn = parameters.Required("ResourceName");
        AwsError Missing() => RdsErrors.NoInstance(arn);
        switch (arn.Split(':') is [_, _, _, _, _, var word, ..] ? word : "")
        {
            case "db":
                databases.Instances.Change(arn, known => (known ?? throw Missing()) with { Tags = change(known.Tags) });
                return null;
            case "cluster":
                databases.Clusters.Change(arn, known => (known ?? throw Missing()) with { Tags = change(known.Tags) });
                return null;
            case "snapshot" or "cluster-snapshot":
                databases.Snapshots.Change(arn, known => (known ?? throw Missing()) with { Tags = change(known.Tags) });
                return null;
            default:
                throw RdsErrors.BadValue($"Invalid resource name: {arn}");
        }
    }
}
