using Qrie.Changes;

namespace Qrie.CloudTrail.Rules;

/// <summary>The resources that a path names are created, changed, deleted or affected; without an identifier that can be used, the type is listed again.</summary>
internal sealed class ResourceTouch(ResourceShape shape, IdPath? path, Func<CloudTrailRecord, ChangeKind> kind, string? part) : Touch
{
    public override void Apply(CloudTrailRecord record, TouchedResources touched)
    {
        touched.Begin();
        if (path is null)
        {
            touched.Add(shape.Identify(record, "")!, kind(record), part);
            return;
        }

        var reading = path.Read(record, shape);
        foreach (var identified in reading.Found)
        {
            touched.Add(identified, kind(record), part);
        }

        if (reading.Malformed || (reading.Found.Count == 0 && !path.Optional))
        {
            touched.Relist(shape.Types);
        }
    }
}
