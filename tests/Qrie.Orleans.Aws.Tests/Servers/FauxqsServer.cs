namespace Qrie.Orleans.Aws.Tests.Servers;

/// <summary>SQS as others have understood it: fauxqs.</summary>
public sealed class FauxqsServer : SqsServer
{
    private NodeServer? server;

    public override async ValueTask InitializeAsync()
    {
        server = await NodeServer.StartAsync("fauxqs");
        (Url, Missing) = (server.Url, server.Missing);
    }

    public override ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return server?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
