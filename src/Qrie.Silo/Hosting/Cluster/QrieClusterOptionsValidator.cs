using System.Net;
using Microsoft.Extensions.Options;
using Qrie.Silo.Storage;

namespace Qrie.Silo.Hosting.Cluster;

/// <summary>A cluster shares its storage and its queue.</summary>
internal sealed class QrieClusterOptionsValidator(IOptions<QrieOptions> qrie) : IValidateOptions<QrieClusterOptions>
{
    public ValidateOptionsResult Validate(string? name, QrieClusterOptions options)
    {
        var errors = Errors(options).ToArray();
        return errors.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(errors);
    }

    private IEnumerable<string> Errors(QrieClusterOptions options)
    {
        if (!string.IsNullOrEmpty(options.AdvertisedAddress) && !IsOfOneMachine(options.AdvertisedAddress))
        {
            yield return $"Qrie:Cluster:AdvertisedAddress is '{options.AdvertisedAddress}'; it must be the IP address at which other silos reach this one, such as 10.0.1.23.";
        }

        if (options.Provider != ClusterProvider.DynamoDb)
        {
            yield break;
        }

        if (qrie.Value.Storage != StorageKind.DynamoDb)
        {
            yield return "Qrie:Cluster:Provider is dynamodb, but Qrie:Storage is sqlite, which serves one process; set Qrie:Storage to dynamodb.";
        }

        if (string.IsNullOrEmpty(qrie.Value.QueueUrl))
        {
            yield return "Qrie:Cluster:Provider is dynamodb, but Qrie:QueueUrl is empty: every silo would simulate an organization of its own. Name the queue that all silos receive from.";
        }
    }

    private static bool IsOfOneMachine(string text) =>
        IPAddress.TryParse(text, out var address) && !address.Equals(IPAddress.Any) && !address.Equals(IPAddress.IPv6Any);
}
