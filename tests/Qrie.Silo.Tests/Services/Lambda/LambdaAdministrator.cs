using System.Text;
using Amazon.Runtime;
using Qrie.Aws.Protocol;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Services.Lambda;

/// <summary>Changes functions over the wire, as an account's administrator: of Lambda Qrie itself only reads.</summary>
internal sealed class LambdaAdministrator : IDisposable
{
    public const string Functions = "/2015-03-31/functions";

    private readonly AwsProtocolClient client;

    public LambdaAdministrator(SimulatorHost simulator, SimulatedAccount account, string region)
    {
        var config = new AwsProtocolConfig("Lambda", "lambda", "lambda") { ServiceURL = simulator.Url, AuthenticationRegion = region, MaxErrorRetry = 0 };
        client = new AwsProtocolClient(new BasicAWSCredentials($"account:{account.Id}", "simulated"), config, null);
    }

    public Task CallAsync(string method, string path, string body, CancellationToken cancellationToken, string? qualifier = null) => client.SendAsync(
        new AwsCall
        {
            Operation = method, Method = method, Path = path,
            Query = qualifier is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Qualifier"] = qualifier },
            Content = body.Length == 0 ? null : Encoding.UTF8.GetBytes(body),
        },
        cancellationToken);

    public void Dispose() => client.Dispose();
}
