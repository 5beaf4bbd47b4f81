using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Aws.Protocol;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Services;

/// <summary>What administrators do through the wire, where the SDK has no package.</summary>
internal static class AdministratorCalls
{
    /// <summary>Calls an operation of a JSON service.</summary>
    public static async Task<JsonElement> JsonAsync(
        this SimulatorHost simulator, string accountId, string service, string targetPrefix, string operation, JsonObject input, string region = "us-east-1")
    {
        var (parameters, config) = Parameters(simulator, accountId, service, region);
        using var client = new JsonClient(parameters, config, targetPrefix);
        return await client.CallAsync(operation, input, TestContext.Current.CancellationToken);
    }

    /// <summary>Calls an operation of a Query service.</summary>
    public static async Task<XElement> QueryAsync(
        this SimulatorHost simulator, string accountId, string service, string version, string operation, IEnumerable<(string Name, string Value)> arguments, string region = "us-east-1")
    {
        var (parameters, config) = Parameters(simulator, accountId, service, region);
        using var client = new QueryClient(parameters, config, version);
        return await client.CallAsync(operation, arguments, TestContext.Current.CancellationToken);
    }

    private static (AwsClientParameters Parameters, AwsProtocolConfig Config) Parameters(SimulatorHost simulator, string accountId, string service, string region)
    {
        var configuration = new AwsClientConfiguration(Options.Create(new AwsOptions { EndpointUrl = simulator.Url, MaxRetries = 0 }));
        return (
            new AwsClientParameters(new BasicAWSCredentials($"account:{accountId}", "simulated"), configuration, region, null),
            configuration.Apply(new AwsProtocolConfig(service, service, service), service, region));
    }
}
