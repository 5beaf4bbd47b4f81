using Qrie.Simulator.Http;

namespace Qrie.Simulator.Rds;

/// <summary>The errors of RDS (<see href="https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/CommonErrors.html"/>).</summary>
internal static class RdsErrors
{
    public static AwsError NoInstance(string id) => new(404, "DBInstanceNotFound", $"DBInstance {id} not found.");

    public static AwsError NoCluster(string id) => new(404, "DBClusterNotFoundFault", $"DBCluster {id} not found.");

    public static AwsError NoSnapshot(string id) => new(404, "DBSnapshotNotFound", $"DBSnapshot not found: {id}");

    public static AwsError NoClusterSnapshot(string id) => new(404, "DBClusterSnapshotNotFoundFault", $"DBClusterSnapshot not found: {id}");

    public static AwsError NoGroup(string name) => new(404, "DBParameterGroupNotFound", $"DBParameterGroup not found: {name}");

    public static AwsError Exists(string code, string id) => new(400, code, $"{id} already exists");

    public static AwsError BadState(string code, string message) => new(400, code, message);

    public static AwsError BadCombination(string message) => new(400, "InvalidParameterCombination", message);

    public static AwsError BadValue(string message) => new(400, "InvalidParameterValue", message);
}
