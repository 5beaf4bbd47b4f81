using Amazon.Runtime;
using Qrie.Silo.Tests.Services.Lambda;
using Qrie.Simulator;
using static Qrie.Silo.Tests.Services.Lambda.LambdaAdministrator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>Functions of a few names that are made, opened, given URLs, deleted and made again.</summary>
internal sealed class LambdaMutations : IServiceMutations
{
    private const int Names = 6;
    private static readonly string[] Runtimes = ["python3.8", "python3.14"];

    public async Task MakeOneAsync(SimulatorHost simulator, Random random, CancellationToken cancellationToken)
    {
        var account = simulator.Organization.Accounts[random.Next(simulator.Organization.Accounts.Count)];
        var region = simulator.Organization.Options.Regions[random.Next(simulator.Organization.Options.Regions.Count)];
        using var lambda = new LambdaAdministrator(simulator, account, region);
        var (method, path, body) = Change($"function-{random.Next(Names)}", random);
        try
        {
            await lambda.CallAsync(method, path, body, cancellationToken);
        }
        catch (AmazonServiceException refused) when ((int)refused.StatusCode is >= 400 and < 500)
        {
            // Lambda refuses what is about a function that is not there, and records it with an error code.
        }
    }

    private static (string Method, string Path, string Body) Change(string name, Random random)
    {
        var runtime = Runtimes[random.Next(Runtimes.Length)];
        var password = random.Next(2) == 0 ? """{"DB_PASSWORD":"correct-horse"}""" : """{"STAGE":"prod"}""";
        return random.Next(10) switch
        {
            0 or 1 => ("POST", Functions, $$"""{"FunctionName":"{{name}}","Runtime":"{{runtime}}","Role":"r","Handler":"h"}"""),
            2 => ("DELETE", $"{Functions}/{name}", ""),
            3 or 4 => ("PUT", $"{Functions}/{name}/configuration", $$$"""{"Runtime":"{{{runtime}}}","Environment":{"Variables":{{{password}}}}}"""),
            5 => ("POST", $"{Functions}/{name}/policy", """{"StatementId":"all","Principal":"*","Action":"lambda:InvokeFunction"}"""),
            6 => ("DELETE", $"{Functions}/{name}/policy/all", ""),
            7 => ("POST", $"/2021-10-31/functions/{name}/url", random.Next(2) == 0 ? """{"AuthType":"NONE","Cors":{"AllowOrigins":["*"]}}""" : """{"AuthType":"AWS_IAM"}"""),
            8 => ("DELETE", $"/2021-10-31/functions/{name}/url", ""),
            _ => ("POST", $"{Functions}/{name}/policy", """{"StatementId":"url","Principal":"*","Action":"lambda:InvokeFunctionUrl","FunctionUrlAuthType":"NONE"}"""),
        };
    }
}
