using Qrie.Changes;

namespace Qrie.CloudTrail.Rules;

/// <summary>A change that may give the resource another name, and so another ARN: the old one is deleted, the new one created.</summary>
/// <param name="shape">The type.</param>
/// <param name="path">Its present name.</param>
/// <param name="renamed">Its new name; finding nothing means that it keeps the old one.</param>
internal sealed class RenameTouch(ResourceShape shape, IdPath path, IdPath renamed) : Touch
{
    public override void Apply(CloudTrailRecord record, TouchedResources touched)
    {
        touched.Begin();
        var to = renamed.Read(record, shape);
        var from = path.Read(record, shape);
        foreach (var identified in from.Found)
        {
            touched.Add(identified, to.Found.Count > 0 ? ChangeKind.Deleted : ChangeKind.Changed, null);
        }

        if (from.Found.Count == 0 || to.Malformed)
        {
            touched.Relist(shape.Types);
        }

        // What refers to the resource refers to it by its old ARN: the new one is not among the latest.
        foreach (var identified in to.Found)
        {
            touched.AddAside(identified, ChangeKind.Created);
        }
    }
}
