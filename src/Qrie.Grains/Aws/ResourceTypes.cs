using System.Collections.Frozen;
using Qrie.Changes;

namespace Qrie.Aws;

/// <summary>The types of resources that Qrie knows.</summary>
/// <param name="types">The types.</param>
public sealed class ResourceTypes(IEnumerable<IResourceType> types)
{
    private readonly FrozenDictionary<string, IResourceType> byName = types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    private readonly ILookup<string, (IResourceType Reader, IReadOnlyList<string> Parts)> readers = types
        .SelectMany(reader => reader.Reads.Select(read => (Type: read.Key, Reader: (reader, read.Value))))
        .ToLookup(read => read.Type, read => read.Reader, StringComparer.Ordinal);

    /// <summary>All types that this assembly has.</summary>
    public ResourceTypes() : this(Discovery.Instances<IResourceType>())
    {
    }

    /// <summary>The types, by name.</summary>
    public IReadOnlyList<IResourceType> All => [.. byName.Values.OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>All IAM actions that listing and describing need: what the role in an account must allow.</summary>
    public IReadOnlyList<string> AllPermissions =>
    [
        .. byName.Values
            .SelectMany(type => type.Permissions.Values.SelectMany(actions => actions).Concat(type.ListPermissions))
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>A type, or null when Qrie does not know it.</summary>
    /// <param name="name">Such as <c>AWS::S3::Bucket</c>.</param>
    public IResourceType? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>How long a change of a resource may take to show, 0 for a type that Qrie does not know.</summary>
    /// <param name="name">Such as <c>AWS::S3::Bucket</c>.</param>
    public TimeSpan SettleDelay(string name) => Find(name)?.SettleDelay ?? TimeSpan.Zero;

    /// <summary>Types whose configurations hold facts of what a change alters.</summary>
    /// <param name="change">A change of a resource itself.</param>
    public IEnumerable<IResourceType> ReadersOf(ResourceChange change) => readers[change.Type]
        .Where(read => change.Kind is ChangeKind.Created or ChangeKind.Deleted || change.Part is null || change.Parts.Intersect(read.Parts).Any())
        .Select(read => read.Reader);
}
