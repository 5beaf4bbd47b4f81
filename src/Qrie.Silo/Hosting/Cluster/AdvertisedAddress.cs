using System.Net;
using System.Text.Json;
using Orleans.Runtime;

namespace Qrie.Silo.Hosting.Cluster;

/// <summary>At which address a silo of a cluster is reached by the others.</summary>
internal static class AdvertisedAddress
{
    /// <summary>The one that the settings name, otherwise that of the ECS task.</summary>
    /// <param name="options">The settings, checked.</param>
    /// <param name="metadata">The endpoint of the task's metadata, or null outside of ECS.</param>
    /// <exception cref="OrleansConfigurationException">There is none; the message says what to set.</exception>
    public static IPAddress Of(QrieClusterOptions options, string? metadata)
    {
        if (!string.IsNullOrEmpty(options.AdvertisedAddress))
        {
            return IPAddress.Parse(options.AdvertisedAddress);
        }

        if (string.IsNullOrEmpty(metadata))
        {
            throw Unknown($"{EcsTaskAddress.Variable} is not set, so this is no task of ECS");
        }

        try
        {
            return EcsTaskAddress.Read(metadata) ?? throw Unknown($"the task's metadata at {metadata} names no IPv4 address");
        }
        catch (Exception exception) when (exception is HttpRequestException or JsonException or OperationCanceledException or UriFormatException or InvalidOperationException)
        {
            throw Unknown($"the task's metadata at {metadata} cannot be read: {exception.Message}");
        }
    }

    private static OrleansConfigurationException Unknown(string why) => new(
        $"Qrie:Cluster:Provider is dynamodb, but the address at which other silos reach this one is not known: {why}. Set Qrie:Cluster:AdvertisedAddress.");
}
