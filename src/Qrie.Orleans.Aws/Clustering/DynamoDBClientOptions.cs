using Amazon.DynamoDBv2;

namespace Orleans.Clustering.DynamoDB;

/// <summary>Which DynamoDB table, and how to reach it.</summary>
public abstract class DynamoDBClientOptions
{
    /// <summary>
    /// The region, such as <c>eu-west-1</c>, or the URL of an endpoint. Default: what the environment says, as the AWS
    /// SDK reads it. Not used when <see cref="ClientFactory"/> is set.
    /// </summary>
    public string? Service { get; set; }

    /// <summary>The table's name. Default <c>OrleansSilos</c>.</summary>
    public string TableName { get; set; } = "OrleansSilos";

    /// <summary>
    /// Makes the client; called once. Default: a client of <see cref="Service"/> with the SDK's own chain of credentials,
    /// 10 s per attempt and 4 attempts. Credentials are no option here: they would be in configuration files and dumps.
    /// </summary>
    public Func<IServiceProvider, IAmazonDynamoDB>? ClientFactory { get; set; }
}
