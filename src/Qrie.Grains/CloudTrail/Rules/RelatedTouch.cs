using Qrie.Changes;

namespace Qrie.CloudTrail.Rules;

/// <summary>
/// Types whose resources are affected because they and a changed resource refer to one another. Without a path the
/// changed resources are those of the touch before. Where it is not known what changed, all of the types are listed.
/// </summary>
internal sealed class RelatedTouch(ResourceShape? shape, IdPath? path, ResourceShape[] affected, string? part) : Touch
{
    public override void Apply(CloudTrailRecord record, TouchedResources touched)
    {
        var (to, unknown) = shape is null || path is null ? ([.. touched.Latest], touched.LatestUnknown) : Read(record, shape, path);
        foreach (var type in affected.Select(one => one.Types[0]))
        {
            foreach (var key in to)
            {
                touched.AddRelated(type, key, part);
            }

            if (unknown)
            {
                touched.Relist([type]);
            }
        }
    }

    private static (List<string> To, bool Unknown) Read(CloudTrailRecord record, ResourceShape shape, IdPath path)
    {
        var reading = path.Read(record, shape);
        var keys = reading.Found
            .Where(identified => identified.Type is not null)
            .Select(identified => record.Change(identified.Type!, identified.Arn, ChangeKind.Changed) with { Name = identified.Name })
            .Select(change => change.Key)
            .ToList();
        return (keys, reading.Malformed || (reading.Found.Count == 0 && !path.Optional));
    }
}
