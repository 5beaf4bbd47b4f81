using Orleans.Clustering.DynamoDB;

namespace Orleans.Configuration;

/// <summary>Options of a silo's clustering on DynamoDB. They are checked when the silo starts.</summary>
public sealed class DynamoDBClusteringOptions : DynamoDBClientOptions
{
    /// <summary>
    /// Whether a silo that finds no table makes one, billed on demand. Default false: tables belong to the deployment, and
    /// a name with a typing error would be a second cluster.
    /// </summary>
    public bool CreateIfNotExists { get; set; }
}
