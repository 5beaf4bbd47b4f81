using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Ec2;

/// <summary>Tags of anything that EC2 keeps.</summary>
internal sealed class Ec2TagOperations : IEc2Operations
{
    public IReadOnlyDictionary<string, Func<Ec2Request, XElement>> Reads { get; } = new Dictionary<string, Func<Ec2Request, XElement>>();

    public IReadOnlyDictionary<string, Func<Ec2Request, (XElement, Recorded)>> Writes { get; } = new Dictionary<string, Func<Ec2Request, (XElement, Recorded)>>
    {
        ["CreateTags"] = request => Change(request, (item, tags) => item with { Tags = item.Tags.SetItems(tags) }),
        ["DeleteTags"] = request => Change(request, (item, tags) => item with { Tags = item.Tags.RemoveRange(tags.Select(tag => tag.Key)) }),
    };

    private static (XElement, Recorded) Change(Ec2Request request, Func<Ec2Item, IReadOnlyList<KeyValuePair<string, string>>, Ec2Item> change)
    {
        var (ids, tags) = (request.Parameters.List("ResourceId"), Ec2Query.Tags(request.Parameters, "Tag").ToArray());
        foreach (var item in ids.Select(id => request.Place.Find<Ec2Item>(id, request.Moment) ?? throw Ec2Errors.Invalid("InvalidID", $"The ID '{id}' is not valid")).ToArray())
        {
            request.Place.Put(change(item, tags));
        }

        return Ec2Request.Recorded(ids[0], Ec2Xml.Done, new JsonObject
        {
            ["resourcesSet"] = Ec2Records.Items("resourceId", ids),
            ["tagSet"] = Ec2Records.Items(tags.Select(tag => (JsonNode)new JsonObject { ["key"] = tag.Key, ["value"] = tag.Value })),
        });
    }
}
