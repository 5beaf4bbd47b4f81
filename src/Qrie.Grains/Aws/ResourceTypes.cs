using System.Collections.Frozen;

namespace Qrie.Aws;

/// <summary>The types of resources that Qrie knows.</summary>
/// <param name="types">The types.</param>
public sealed class ResourceTypes(IEnumerable<IResourceType> types)
{
    private readonly FrozenDictionary<string, IResourceType> byName = types.ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    /// <summary>All types that this assembly has.</summary>
    public ResourceTypes() : this(Discovery.Instances<IResourceType>())
    {
    }

    /// <summary>The types, by name.</summary>
    public IReadOnlyList<IResourceType> All => [.. byName.Values.OrderBy(type => type.Name, StringComparer.Ordinal)];

    /// <summary>A type, or null when Qrie does not know it.</summary>
    /// <param name="name">Such as <c>AWS::S3::Bucket</c>.</param>
    public IResourceType? Find(string name) => byName.GetValueOrDefault(name);
}
