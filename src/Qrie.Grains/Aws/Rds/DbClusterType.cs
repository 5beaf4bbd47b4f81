using System.Xml.Linq;

namespace Qrie.Aws.Rds;

/// <summary>Database clusters: Aurora's, and those of several zones.</summary>
internal sealed class DbClusterType() : RdsResourceType<DbClusterConfiguration>(RdsKind.Cluster)
{
    // That a modification has been applied no record tells: whoever waits looks again.
    public override bool MovesWithoutEvents => true;

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["cluster"] = [RdsKind.Cluster.Permission],
        ["tags"] = [RdsKind.Cluster.Permission],
    };

    protected override Task<Description> FoundAsync(XElement item, RdsScope scope, PartReader parts)
    {
        var configuration = new DbClusterConfiguration { Name = IdOf(item), Cluster = Settings(item), Tags = item.Tags() };
        return Task.FromResult<Description>(new Description.Found(
            configuration, scope.Region, configuration.Tags,
            [.. configuration.Cluster.Members.Select(member => scope.Arn(RdsKind.Instance, member))],
            parts.Unreadable, parts.Transient)
        {
            Names = configuration.Cluster.ResourceId is { } id ? [id] : [],
        });
    }

    private static DbClusterSettings Settings(XElement item) => new()
    {
        Engine = item.Text("Engine") ?? "",
        EngineVersion = item.Text("EngineVersion"),
        State = RdsXml.State(item.Text("Status")),
        PendingValues = item.Pending(),
        ResourceId = item.Text("DbClusterResourceId"),
        Members = item.Texts("DBClusterMembers", "DBInstanceIdentifier"),
        StorageEncrypted = item.Flag("StorageEncrypted"),
        KmsKeyId = item.Text("KmsKeyId"),
        BackupRetentionDays = item.Number("BackupRetentionPeriod"),
        MultiAz = item.Flag("MultiAZ"),
        DeletionProtection = item.Flag("DeletionProtection"),
        AutoMinorVersionUpgrade = item.Flag("AutoMinorVersionUpgrade"),
        IamAuthentication = item.Flag("IAMDatabaseAuthenticationEnabled"),
        LogExports = item.Texts("EnabledCloudwatchLogsExports", "member"),
        ParameterGroup = item.Text("DBClusterParameterGroup"),
    };
}
