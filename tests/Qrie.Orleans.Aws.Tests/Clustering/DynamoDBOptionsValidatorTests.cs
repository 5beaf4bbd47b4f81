using Amazon.DynamoDBv2;
using Microsoft.Extensions.Options;
using NSubstitute;
using Orleans.Clustering.DynamoDB;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Qrie.Orleans.Aws.Tests.Clustering;

public sealed class DynamoDBOptionsValidatorTests
{
    [Theory]
    [InlineData("no", null, "prod", "*DynamoDB clustering: DynamoDBClusteringOptions.TableName is 'no'; it must be 3 to 255*")]
    [InlineData("my silos", null, "prod", "*TableName is 'my silos'*")]
    [InlineData("silos", "localhost:8000", "prod", "*DynamoDBClusteringOptions.Service is 'localhost:8000'; it must be a region*")]
    [InlineData("silos", "Ireland", "prod", "*Service is 'Ireland'*")]
    [InlineData("silos", "eu-west-1", "", "*ClusterOptions.ClusterId is ''; it must be the name of the cluster*")]
    public void What_is_wrong_is_named(string table, string? service, string cluster, string message) =>
        Validating(new DynamoDBClusteringOptions { TableName = table, Service = service }, cluster)
            .Should().Throw<OrleansConfigurationException>().WithMessage(message);

    [Theory]
    [InlineData(null)]
    [InlineData("eu-west-1")]
    [InlineData("us-gov-west-1")]
    [InlineData("cn-northwest-1")]
    [InlineData("http://127.0.0.1:8000")]
    [InlineData("https://dynamodb.eu-west-1.amazonaws.com")]
    public void A_region_an_endpoint_or_nothing_is_right(string? service) =>
        Validating(new DynamoDBClusteringOptions { Service = service }, "prod").Should().NotThrow();

    [Fact]
    public void A_factory_needs_no_service() =>
        Validating(new DynamoDBClusteringOptions { Service = "mine", ClientFactory = _ => Substitute.For<IAmazonDynamoDB>() }, "prod").Should().NotThrow();

    private static Action Validating(DynamoDBClusteringOptions options, string cluster) =>
        new DynamoDBOptionsValidator<DynamoDBClusteringOptions>(
            Options.Create(options), Options.Create(new ClusterOptions { ClusterId = cluster })).ValidateConfiguration;
}
