using System.Xml.Linq;
using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Aws.Iam;
using Qrie.Aws.Protocol;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Services.Iam;

/// <summary>Calls IAM in an account, as its administrator, or as another that a key names.</summary>
internal sealed class IamAdministrator : IDisposable
{
    public const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    public const string Little = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""";
    public const string AdministratorAccess = "arn:aws:iam::aws:policy/AdministratorAccess";

    private readonly QueryClient client;

    public IamAdministrator(SimulatorHost simulator, string accountId, string who = "account")
    {
        var configuration = new AwsClientConfiguration(Options.Create(new AwsOptions { EndpointUrl = simulator.Url }));
        client = new QueryClient(
            new AwsClientParameters(new BasicAWSCredentials($"{who}:{accountId}", "simulated"), configuration, "us-east-1", null),
            configuration.Apply(IamClients.Configuration(), "iam", "us-east-1"),
            "2010-05-08");
    }

    public Task<XElement> DoAsync(string operation, params (string Name, string Value)[] arguments) =>
        client.CallAsync(operation, arguments, TestContext.Current.CancellationToken);

    public static string Trust(string principal) => $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{{principal}},"Action":"sts:AssumeRole"}]}""";

    public void Dispose() => client.Dispose();
}
