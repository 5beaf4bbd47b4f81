using Qrie.CloudTrail.Rules;

namespace Qrie.CloudTrail.Rds;

/// <summary>Databases, clusters and their snapshots. RDS keeps identifiers in lower case, whatever the request says.</summary>
internal static class RdsShapes
{
    private const int LongestName = 255;

    public static readonly ResourceShape Db = Of("AWS::RDS::DBInstance", "db");
    public static readonly ResourceShape Cluster = Of("AWS::RDS::DBCluster", "cluster");
    public static readonly ResourceShape Snapshot = Of("AWS::RDS::DBSnapshot", "snapshot");
    public static readonly ResourceShape ClusterSnapshot = Of("AWS::RDS::DBClusterSnapshot", "cluster-snapshot");

    /// <summary>Only something to refer to: no resource of Qrie's.</summary>
    public static readonly ResourceShape ParameterGroup = Of("AWS::RDS::DBParameterGroup", "pg");

    /// <summary>Only something to refer to: no resource of Qrie's.</summary>
    public static readonly ResourceShape ClusterParameterGroup = Of("AWS::RDS::DBClusterParameterGroup", "cluster-pg");

    /// <summary>Only something to refer to: no resource of Qrie's.</summary>
    public static readonly ResourceShape SubnetGroup = Of("AWS::RDS::DBSubnetGroup", "subgrp");

    private static readonly ResourceShape[] All = [Db, Cluster, Snapshot, ClusterSnapshot];

    /// <summary>Whatever an ARN of RDS names.</summary>
    public static readonly ResourceShape ByArn = new([.. All.SelectMany(shape => shape.Types)], (record, text) =>
        text.Split(':') is not ["arn", _, "rds", _, _, _, _, ..] ? null
        : All.Select(shape => shape.Identify(record, text)).FirstOrDefault(identified => identified is not null) ?? Identified.NotOurs);

    private static ResourceShape Of(string type, string word) => new(type, (record, text) =>
    {
        if (text.Split(':') is ["arn", _, "rds", _, _, var kind, .. var rest])
        {
            return kind == word && rest.Length > 0 && rest.All(IsName) ? new Identified(type, text.ToLowerInvariant()) : null;
        }

        return IsName(text.StartsWith("rds:", StringComparison.Ordinal) ? text["rds:".Length..] : text)
            ? new Identified(type, $"arn:{record.Partition}:rds:{record.Region}:{record.AccountId}:{word}:{text.ToLowerInvariant()}")
            : null;
    });

    // Default groups have dots in their names; automated snapshots are called rds:name-date.
    private static bool IsName(string text) =>
        text.Length is > 0 and <= LongestName && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_');
}
