using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Simulator;

namespace Qrie.Silo.Tests;

/// <summary>Clients whose reads are never late, refused or counted: what they see is the truth.</summary>
internal static class TruthClients
{
    public static DirectClients For(SimulatorHost simulator, string accountId) => new(
        new BasicAWSCredentials($"truth:{accountId}", "simulated"),
        new AwsClientConfiguration(Options.Create(new AwsOptions { EndpointUrl = simulator.Url })));
}
