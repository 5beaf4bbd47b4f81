namespace Qrie.Silo.Hosting.Cluster;

/// <summary>How silos find each other. Setting <c>Qrie:Cluster:Provider</c>.</summary>
public enum ClusterProvider
{
    /// <summary>Not at all: one silo, on loopback.</summary>
    Localhost = 0,

    /// <summary>Through a table of DynamoDB.</summary>
    DynamoDb = 1,
}
