using Qrie.Coverage;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeCoverage : ICoverageQueries, IQuarantine, IServiceProblems
{
    public List<CoverageCounter> Counters { get; } = [];

    public List<UnreadableTotal> Unreadable { get; } = [];

    public List<QuarantinedChange> Quarantine { get; } = [];

    public List<ServiceProblem> Away { get; } = [];

    public IReadOnlyList<ServiceProblem> Problems => Away;

    public List<string?> Asked { get; } = [];

    public Task<IReadOnlyList<CoverageCounter>> CountersAsync(string? account, CancellationToken cancellationToken)
    {
        Asked.Add(account);
        return Task.FromResult<IReadOnlyList<CoverageCounter>>([.. Counters]);
    }

    public Task<IReadOnlyList<UnreadableTotal>> UnreadableAsync(string? account, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<UnreadableTotal>>([.. Unreadable]);

    public Task<IReadOnlyList<QuarantinedChange>> QuarantineAsync(string? account, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<QuarantinedChange>>([.. Quarantine]);

    public Task<bool> RetryAsync(QuarantinedChange given) => Task.FromResult(Quarantine.Remove(given));

    public Task<bool> DismissAsync(QuarantinedChange given, string principal) => Task.FromResult(Quarantine.Remove(given));
}
