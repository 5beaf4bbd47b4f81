using System.Text;
using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Orleans.Clustering.DynamoDB;
using Qrie.Silo.Storage.DynamoDb;

namespace Qrie.Silo.Deployment;

/// <summary>The DynamoDB tables as resources of CloudFormation: those of the inventory, and that of the cluster's membership.</summary>
internal static class TablesTemplate
{
    /// <summary>
    /// The resources as text. Their names begin with the parameter <c>TablePrefix</c>, and the parameter <c>DeletionProtection</c> says whether they
    /// are protected. They outlive their stack, unless the creation that made them fails: then they are empty, and in the way of the next one.
    /// </summary>
    public static string Create()
    {
        var text = new StringBuilder("  # Made by: qrie template tables. Do not edit up to the end of the tables.\n");
        foreach (var table in DynamoSchema.All.Append(new DynamoTable("membership", DynamoDBClusteringTable.PartitionKey)))
        {
            text.AppendYaml(new JsonObject { [NameOf(table)] = Resource(table) }, 2);
        }

        return text.Append("  # The end of the tables.\n").ToString();
    }

    private static string NameOf(DynamoTable table) => $"{char.ToUpperInvariant(table.Name[0])}{table.Name[1..]}Table";

    private static JsonObject Resource(DynamoTable table)
    {
        var creation = table.Creation("");
        var properties = new JsonObject
        {
            ["TableName"] = $"!Sub '${{TablePrefix}}{table.Name}'",
            ["BillingMode"] = creation.BillingMode.Value,
            ["DeletionProtectionEnabled"] = "!Ref DeletionProtection",
            ["PointInTimeRecoverySpecification"] = new JsonObject { ["PointInTimeRecoveryEnabled"] = true },
            ["SSESpecification"] = new JsonObject { ["SSEEnabled"] = true },
            ["AttributeDefinitions"] = new JsonArray([.. creation.AttributeDefinitions.Select(attribute =>
                new JsonObject { ["AttributeName"] = attribute.AttributeName, ["AttributeType"] = attribute.AttributeType.Value })]),
            ["KeySchema"] = Keys(creation.KeySchema),
        };
        if (creation.GlobalSecondaryIndexes is { Count: > 0 } indexes)
        {
            properties["GlobalSecondaryIndexes"] = new JsonArray([.. indexes.Select(Index)]);
        }

        if (table.ExpiresAt is { } expires)
        {
            properties["TimeToLiveSpecification"] = new JsonObject { ["AttributeName"] = expires, ["Enabled"] = true };
        }

        return new JsonObject
        {
            ["Type"] = "AWS::DynamoDB::Table",
            ["DeletionPolicy"] = "RetainExceptOnCreate",
            ["UpdateReplacePolicy"] = "Retain",
            ["Properties"] = properties,
        };
    }

    private static JsonObject Index(GlobalSecondaryIndex index)
    {
        var projection = new JsonObject { ["ProjectionType"] = index.Projection.ProjectionType.Value };
        if (index.Projection.NonKeyAttributes is { Count: > 0 } attributes)
        {
            projection["NonKeyAttributes"] = new JsonArray([.. attributes.Select(attribute => (JsonNode)attribute)]);
        }

        return new JsonObject { ["IndexName"] = index.IndexName, ["KeySchema"] = Keys(index.KeySchema), ["Projection"] = projection };
    }

    private static JsonArray Keys(IEnumerable<KeySchemaElement> keys) =>
        new([.. keys.Select(key => new JsonObject { ["AttributeName"] = key.AttributeName, ["KeyType"] = key.KeyType.Value })]);
}
