using System.Xml.Linq;

namespace Qrie.Aws.Rds;

/// <summary>Snapshots, of instances or of clusters. Only one that was taken by hand can be shared, and takes a call to tell with whom.</summary>
internal abstract class SnapshotType(RdsKind kind, string sourceElement, string encryptedElement, string goneCode) : RdsResourceType<DbSnapshotConfiguration>(kind)
{
    private readonly RdsKind kind = kind;

    public sealed override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["snapshot"] = [kind.Permission],
        ["attributes"] = [$"rds:Describe{kind.Item}Attributes"],
        ["tags"] = [kind.Permission],
    };

    protected sealed override string GoneCode => goneCode;

    protected sealed override bool ListsWhole(XElement item) => !IsManual(item);

    protected sealed override async Task<Description> FoundAsync(XElement item, RdsScope scope, PartReader parts)
    {
        var sharing = IsManual(item)
            ? await parts.ReadAsync("attributes", Permissions["attributes"][0], async ct =>
                Observed<DbSnapshotSharing>.Present(new DbSnapshotSharing(await scope.Clients.Rds(scope.Region).RestoreAttributeAsync(kind, IdOf(item), ct))))
            : Observed<DbSnapshotSharing>.Absent;
        var configuration = new DbSnapshotConfiguration
        {
            Name = IdOf(item),
            Snapshot = new DbSnapshotSettings
            {
                Engine = item.Text("Engine") ?? "",
                SnapshotType = item.Text("SnapshotType") ?? "manual",
                SourceId = item.Text(sourceElement),
                Encrypted = item.Flag(encryptedElement),
                KmsKeyId = item.Text("KmsKeyId"),
                CreatedAt = item.Time("SnapshotCreateTime"),
            },
            Attributes = sharing,
            Tags = item.Tags(),
        };
        return parts.Gone is { } gone
            ? new Description.Failed($"The snapshot went away while it was being read: {gone}.")
            : new Description.Found(configuration, scope.Region, configuration.Tags, [], parts.Unreadable, parts.Transient);
    }

    private static bool IsManual(XElement item) => item.Text("SnapshotType") is null or "manual";
}
