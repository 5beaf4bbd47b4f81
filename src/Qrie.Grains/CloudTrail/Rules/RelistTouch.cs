namespace Qrie.CloudTrail.Rules;

/// <summary>Types of which the event makes, removes or swaps resources without naming them.</summary>
internal sealed class RelistTouch(ResourceShape[] shapes) : Touch
{
    public override void Apply(CloudTrailRecord record, TouchedResources touched) =>
        touched.Relist(shapes.SelectMany(shape => shape.Types));
}
