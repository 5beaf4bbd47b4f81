using Qrie.Resources;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeRefresher : IResourceRefresher
{
    public List<string> Asked { get; } = [];

    public Task RefreshAsync(string arn, CancellationToken cancellationToken)
    {
        Asked.Add(arn);
        return Task.CompletedTask;
    }
}
