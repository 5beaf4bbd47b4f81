using System.Xml.Linq;

namespace Qrie.Aws.Rds;

/// <summary>Database instances, members of clusters among them.</summary>
internal sealed class DbInstanceType() : RdsResourceType<DbInstanceConfiguration>(RdsKind.Instance)
{
    private const string ParametersPermission = "rds:DescribeDBParameters";

    // That a modification has been applied no record tells: whoever waits looks again.
    public override bool MovesWithoutEvents => true;

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; } = new Dictionary<string, IReadOnlyList<string>>
    {
        ["instance"] = [RdsKind.Instance.Permission],
        ["parameters"] = [ParametersPermission],
        ["tags"] = [RdsKind.Instance.Permission],
    };

    protected override async Task<Description> FoundAsync(XElement item, RdsScope scope, PartReader parts)
    {
        var settings = Settings(item);
        var names = settings.ClusterId is null ? TransportEncryption.ParametersOf(settings.Engine) : [];
        var parameters = names.Count == 0 || settings.ParameterGroup is not { } group
            ? Observed<SortedDictionary<string, string>>.Absent
            : await parts.ReadAsync("parameters", ParametersPermission, async ct =>
                Observed<SortedDictionary<string, string>>.Present(await scope.ParametersAsync(group, names, ct)));
        var configuration = new DbInstanceConfiguration { Name = IdOf(item), Instance = settings, Parameters = parameters, Tags = item.Tags() };
        return new Description.Found(configuration, scope.Region, configuration.Tags, [.. Relations(settings, scope)], parts.Unreadable, parts.Transient)
        {
            Names = settings.ResourceId is { } id ? [id] : [],
        };
    }

    private static IEnumerable<string> Relations(DbInstanceSettings settings, RdsScope scope)
    {
        if (settings.ClusterId is { } cluster)
        {
            yield return scope.Arn(RdsKind.Cluster, cluster);
        }

        if (settings.ParameterGroup is { } parameters)
        {
            yield return scope.Arn("pg", parameters);
        }

        if (settings.SubnetGroup is { } subnets)
        {
            yield return scope.Arn("subgrp", subnets);
        }
    }

    private static DbInstanceSettings Settings(XElement item) => new()
    {
        Engine = item.Text("Engine") ?? "",
        EngineVersion = item.Text("EngineVersion"),
        State = RdsXml.State(item.Text("DBInstanceStatus")),
        PendingValues = item.Pending(),
        ClusterId = item.Text("DBClusterIdentifier"),
        SourceId = item.Text("ReadReplicaSourceDBInstanceIdentifier"),
        ResourceId = item.Text("DbiResourceId"),
        PubliclyAccessible = item.Flag("PubliclyAccessible"),
        Endpoint = item.Element("Endpoint") is { } endpoint && endpoint.Text("Address") is { } address ? $"{address}:{endpoint.Text("Port")}" : null,
        VpcId = item.Element("DBSubnetGroup")?.Text("VpcId"),
        SubnetGroup = item.Element("DBSubnetGroup")?.Text("DBSubnetGroupName"),
        Subnets = item.Texts("DBSubnetGroup", "SubnetIdentifier"),
        SecurityGroups = item.Texts("VpcSecurityGroups", "VpcSecurityGroupId"),
        StorageEncrypted = item.Flag("StorageEncrypted"),
        KmsKeyId = item.Text("KmsKeyId"),
        BackupRetentionDays = item.Number("BackupRetentionPeriod"),
        MultiAz = item.Flag("MultiAZ"),
        DeletionProtection = item.Flag("DeletionProtection"),
        AutoMinorVersionUpgrade = item.Flag("AutoMinorVersionUpgrade"),
        IamAuthentication = item.Flag("IAMDatabaseAuthenticationEnabled"),
        LogExports = item.Texts("EnabledCloudwatchLogsExports", "member"),
        ParameterGroup = item.Texts("DBParameterGroups", "DBParameterGroupName") is [var group, ..] ? group : null,
        CertificateValidTill = item.Element("CertificateDetails")?.Time("ValidTill"),
    };
}
