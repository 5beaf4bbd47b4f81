using Orleans.Clustering.DynamoDB;

namespace Orleans.Configuration;

/// <summary>Options of a client's clustering on DynamoDB. They are checked when the client starts.</summary>
public sealed class DynamoDBGatewayOptions : DynamoDBClientOptions;
