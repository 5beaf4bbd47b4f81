namespace Qrie.CloudTrail.Rules;

/// <summary>One thing that an event does to resources.</summary>
internal abstract class Touch
{
    public abstract void Apply(CloudTrailRecord record, TouchedResources touched);
}
