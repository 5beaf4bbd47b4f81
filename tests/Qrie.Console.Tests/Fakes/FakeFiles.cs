using Qrie.Policies;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeFiles : IPolicyFiles
{
    public List<PolicyFileView> Views { get; } = [];

    public IReadOnlyList<PolicyFileView> All => Views;
}
