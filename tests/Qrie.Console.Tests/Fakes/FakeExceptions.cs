using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeExceptions : IPolicyExceptions, IExceptionQueries
{
    public List<PolicyException> List { get; } = [];

    public List<Act> Acts { get; } = [];

    public Dictionary<string, int> Counts { get; } = [];

    public IReadOnlyList<PolicyException> All => List;

    public PolicyException? Find(string id) => List.Find(exception => exception.Id == id);

    public Task<PolicyException> AddAsync(PolicyException exception, Act by)
    {
        List.Add(exception);
        Acts.Add(by);
        return Task.FromResult(exception);
    }

    public Task<PolicyException?> RemoveAsync(string id, Act by)
    {
        var found = Find(id);
        List.RemoveAll(exception => exception.Id == id);
        Acts.Add(by);
        return Task.FromResult(found);
    }

    public Task<IReadOnlyDictionary<string, int>> FindingsByExceptionAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(Counts);
}
