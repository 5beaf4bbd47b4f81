using Amazon;
using Amazon.DynamoDBv2;

namespace Orleans.Clustering.DynamoDB;

/// <summary>Makes the client that the options ask for.</summary>
internal static class DynamoDBClients
{
    public static IAmazonDynamoDB Create(DynamoDBClientOptions options, IServiceProvider services)
    {
        if (options.ClientFactory is { } factory)
        {
            return factory(services);
        }

        // A silo that waits longer for its membership is suspected by the others meanwhile.
        var config = new AmazonDynamoDBConfig { Timeout = TimeSpan.FromSeconds(10), MaxErrorRetry = 3 };
        if (Uri.TryCreate(options.Service, UriKind.Absolute, out _))
        {
            config.ServiceURL = options.Service;
        }
        else if (options.Service is { } region)
        {
            config.RegionEndpoint = RegionEndpoint.GetBySystemName(region);
        }

        return new AmazonDynamoDBClient(config);
    }
}
