using Qrie.Changes;

namespace Qrie.CloudTrail.Rules;

/// <summary>What the touches of a rule have found in one record.</summary>
internal sealed class TouchedResources(CloudTrailRecord record)
{
    private readonly List<ResourceChange> changes = [];
    private readonly HashSet<(string Key, string Type, ChangeKind Kind, string? Part)> known = [];
    private bool others;

    /// <summary>The resources that the touch before this one named: their ARNs, or their keys where they have only a name.</summary>
    public List<string> Latest { get; } = [];

    /// <summary>True when that touch could not tell, or not for all, which resources changed.</summary>
    public bool LatestUnknown { get; private set; }

    /// <summary>True when the record said anything at all.</summary>
    public bool Any => changes.Count > 0 || others;

    /// <summary>Starts another touch.</summary>
    public void Begin()
    {
        Latest.Clear();
        LatestUnknown = false;
    }

    public void Add(Identified identified, ChangeKind kind, string? part)
    {
        if (identified.Type is null)
        {
            others = true;
            return;
        }

        var change = record.Change(identified.Type, identified.Arn, kind, part) with { Name = identified.Name };
        Latest.Add(change.Key);
        Add(change);
    }

    /// <summary>Adds a resource to which what comes next in the rule does not refer.</summary>
    public void AddAside(Identified identified, ChangeKind kind)
    {
        var latest = Latest.Count;
        Add(identified, kind, null);
        Latest.RemoveRange(latest, Latest.Count - latest);
    }

    public void AddRelated(string type, string to, string? part) =>
        Add(record.Change(type, null, ChangeKind.Related, part) with { RelatedTo = to });

    public void Relist(IEnumerable<string> types)
    {
        LatestUnknown = true;
        foreach (var type in types)
        {
            Add(record.Relist(type));
        }
    }

    public Extraction ToExtraction() => changes.Count > 0 ? Extraction.Of(changes)
        : others ? Extraction.Ignored(RecordReasons.NoResource)
        : Extraction.Rejected(RecordReasons.MissingIdentifier);

    private void Add(ResourceChange change)
    {
        if (known.Add((change.Key, change.Type, change.Kind, change.Part)))
        {
            changes.Add(change);
        }
    }
}
