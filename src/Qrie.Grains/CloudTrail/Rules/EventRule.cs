using Qrie.Changes;

namespace Qrie.CloudTrail.Rules;

/// <summary>One row of an event table: names of events, and what they do to which resources.</summary>
internal sealed class EventRule
{
    private readonly List<Touch> touches = [];

    private EventRule(string names) => Names = names.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Names of events; in a default row, patterns of them.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>A row for the events of these names, parted by spaces.</summary>
    public static EventRule On(string names) => new(names);

    public EventRule Created(ResourceShape shape, string path) => Add(shape, path, ChangeKind.Created);

    public EventRule Changed(ResourceShape shape, string path, string? part = null) => Add(shape, path, ChangeKind.Changed, part);

    /// <summary>A resource of which there is only one.</summary>
    public EventRule ChangedOnly(ResourceShape shape, string? part = null) =>
        Add(new ResourceTouch(shape, null, _ => ChangeKind.Changed, part));

    public EventRule Deleted(ResourceShape shape, string path) => Add(shape, path, ChangeKind.Deleted);

    /// <summary>A resource to which the record may do one thing or another.</summary>
    public EventRule Touches(ResourceShape shape, string path, Func<CloudTrailRecord, ChangeKind> kind) =>
        Add(new ResourceTouch(shape, IdPath.Parse(path), kind, null));

    /// <summary>Changed, or when <paramref name="renamed"/> finds something, deleted and created.</summary>
    public EventRule Renamed(ResourceShape shape, string path, string renamed) =>
        Add(new RenameTouch(shape, IdPath.Parse(path), IdPath.Parse(renamed)));

    /// <summary>A resource that the record names and that is affected without being changed.</summary>
    public EventRule RelatedNamed(ResourceShape shape, string path) => Add(shape, path, ChangeKind.Related);

    /// <summary>The only one of its kind, affected without being changed.</summary>
    public EventRule RelatedOnly(ResourceShape shape) =>
        Add(new ResourceTouch(shape, null, _ => ChangeKind.Related, null));

    /// <summary>All of these types that refer to what the touch before named, or that it refers to.</summary>
    public EventRule Related(params ResourceShape[] affected) => Add(new RelatedTouch(null, null, affected, null));

    /// <summary>As <see cref="Related(ResourceShape[])"/>, with the part of their configuration that is affected.</summary>
    public EventRule RelatedPart(ResourceShape affected, string part) => Add(new RelatedTouch(null, null, [affected], part));

    /// <summary>All of these types that refer to what the path names, or that it refers to.</summary>
    public EventRule RelatedTo(ResourceShape shape, string path, params ResourceShape[] affected) =>
        Add(new RelatedTouch(shape, IdPath.Parse(path), affected, null));

    /// <summary>Types of which resources come and go unnamed.</summary>
    public EventRule Relists(params ResourceShape[] shapes) => Add(new RelistTouch(shapes));

    /// <summary>What the row makes of a record.</summary>
    public TouchedResources Apply(CloudTrailRecord record)
    {
        var touched = new TouchedResources(record);
        foreach (var touch in touches)
        {
            touch.Apply(record, touched);
        }

        return touched;
    }

    private EventRule Add(ResourceShape shape, string path, ChangeKind kind, string? part = null) =>
        Add(new ResourceTouch(shape, IdPath.Parse(path), _ => kind, part));

    private EventRule Add(Touch touch)
    {
        touches.Add(touch);
        return this;
    }
}
