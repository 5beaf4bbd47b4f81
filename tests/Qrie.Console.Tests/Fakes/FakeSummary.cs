using Qrie.Inventory;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeSummary : ISummaryQueries
{
    public List<(string Account, FindingCount Count)> Findings { get; } = [];

    public List<ResourceCount> Resources { get; } = [];

    public List<RegionCount> Regions { get; } = [];

    public Dictionary<string, int> Unknown { get; } = [];

    public List<FindingDay> Days { get; } = [];

    public Task<IReadOnlyList<FindingCount>> FindingsAsync(string? account, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FindingCount>>([.. Findings.Where(row => account is null || row.Account == account).Select(row => row.Count)]);

    public Task<IReadOnlyList<ResourceCount>> ResourcesAsync(string? account, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ResourceCount>>([.. Resources]);

    public Task<IReadOnlyList<RegionCount>> RegionsAsync(string? account, string? type, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RegionCount>>([.. Regions]);

    public Task<int> AccountsAsync(CancellationToken cancellationToken) => Task.FromResult(Findings.DistinctBy(row => row.Account).Count());

    public Task<IReadOnlyDictionary<string, int>> UnknownAsync(string? account, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<string, int>>(Unknown);

    public Task<IReadOnlyList<FindingDay>> DaysAsync(DateOnly from, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<FindingDay>>([.. Days.Where(day => day.Day >= from)]);
}
