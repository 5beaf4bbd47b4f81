using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using Orleans.Runtime;

namespace Orleans.Clustering.DynamoDB;

/// <summary>Checks the options, and that the cluster has a name, before the silo or client starts.</summary>
/// <typeparam name="TOptions">The options' type.</typeparam>
internal sealed partial class DynamoDBOptionsValidator<TOptions>(IOptions<TOptions> options, IOptions<ClusterOptions> cluster)
    : IConfigurationValidator where TOptions : DynamoDBClientOptions
{
    /// <exception cref="OrleansConfigurationException">An option is missing or wrong; the message names it.</exception>
    public void ValidateConfiguration()
    {
        var value = options.Value;
        Check(
            TableNames().IsMatch(value.TableName ?? ""), typeof(TOptions).Name, nameof(value.TableName), value.TableName,
            "3 to 255 letters, digits, '_', '-' and '.'");
        Check(
            value.ClientFactory is not null || value.Service is null || IsUrl(value.Service) || IsRegion(value.Service),
            typeof(TOptions).Name, nameof(value.Service), value.Service, "a region such as eu-west-1, the URL of an endpoint, or null");
        Check(
            !string.IsNullOrWhiteSpace(cluster.Value.ClusterId), nameof(ClusterOptions), nameof(ClusterOptions.ClusterId),
            cluster.Value.ClusterId, "the name of the cluster");
    }

    private static bool IsUrl(string service) => Uri.TryCreate(service, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";

    // By its shape: regions are newer than the list in the SDK.
    private static bool IsRegion(string service) => RegionNames().IsMatch(service);

    private static void Check(bool right, string type, string option, object? value, string expected)
    {
        if (!right)
        {
            throw new OrleansConfigurationException($"DynamoDB clustering: {type}.{option} is '{value}'; it must be {expected}.");
        }
    }

    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
    [GeneratedRegex(@"\A[a-zA-Z0-9_.-]{3,255}\z")]
    private static partial Regex TableNames();

    [GeneratedRegex(@"\A[a-z]{2,}(-[a-z]+)+-\d+\z")]
    private static partial Regex RegionNames();
}
