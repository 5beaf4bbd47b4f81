using Qrie.Inventory;
using Qrie.Scans;

namespace Qrie.Console.Tests.Fakes;

/// <summary>Scans in lists; a started one has one unit.</summary>
internal sealed class FakeScans : IScanStore, IScanControl
{
    public List<Scan> Scans { get; } = [];

    public List<ScanUnit> Units { get; } = [];

    public List<Baseline> Baselines { get; } = [];

    /// <summary>What is to be scanned, besides what has a baseline.</summary>
    public List<(string Account, string Service, string Region)> Parts { get; } = [];

    public List<string> Cancelled { get; } = [];

    public List<(string? Account, ScanKind? Kind, string? After)> Reads { get; } = [];

    public Task<int> StartAsync(Scan scan)
    {
        Scans.Add(scan);
        Units.Add(new ScanUnit { ScanId = scan.Id, Kind = scan.Kind, AccountId = scan.AccountId ?? "111111111111", Service = scan.Service ?? "s3", Region = scan.Region ?? "us-east-1" });
        return Task.FromResult(1);
    }

    public Task<bool> CancelAsync(string scanId)
    {
        Cancelled.Add(scanId);
        return Task.FromResult(Scans.Exists(scan => scan.Id == scanId));
    }

    public Task<Scan?> FindAsync(string scanId) => Task.FromResult(Scans.Find(scan => scan.Id == scanId));

    public Task<IReadOnlyList<ScanUnit>> UnitsAsync(IReadOnlyCollection<string> scanIds) =>
        Task.FromResult<IReadOnlyList<ScanUnit>>([.. Units.Where(unit => scanIds.Contains(unit.ScanId))]);

    public Task<Page<Scan>> ScansAsync(string? account, ScanKind? kind, int limit, string? after)
    {
        Reads.Add((account, kind, after));
        return Task.FromResult(new Page<Scan>([.. Scans.Take(limit)], null));
    }

    public Task<IReadOnlyList<Baseline>> BaselinesAsync(string? account) =>
        Task.FromResult<IReadOnlyList<Baseline>>([.. Baselines.Where(baseline => account is null || baseline.AccountId == account)]);

    public async Task<IReadOnlyList<Baseline>> StandingAsync(string? account)
    {
        var taken = await BaselinesAsync(account);
        return
        [
            .. taken,
            .. Parts.Where(part => account is null || part.Account == account)
                .Where(part => !taken.Any(baseline => (baseline.AccountId, baseline.Service, baseline.Region) == part))
                .Select(part => new Baseline(part.Account, part.Service, part.Region, null, null, null, 0)),
        ];
    }

    public Task<bool> CreateAsync(Scan scan, IReadOnlyList<ScanUnit> units) => throw new NotSupportedException();

    public Task<bool> SaveAsync(ScanUnit unit) => throw new NotSupportedException();

    public Task<bool> CancelAsync(string scanId, DateTimeOffset now) => throw new NotSupportedException();

    public Task<IReadOnlyList<string>> UnfinishedKeysAsync(int limit) => throw new NotSupportedException();

    public Task<IReadOnlyList<ScanUnit>> UnfinishedAsync(string key) => throw new NotSupportedException();

    public Task CarryDriftAsync(ScanUnit unit) => throw new NotSupportedException();

    public Task CountLateAsync(string account, string service, string region) => throw new NotSupportedException();

    public Task ForgetBaselinesAsync(IReadOnlyCollection<Baseline> baselines) => throw new NotSupportedException();

    public Task ForgetAsync(DateTimeOffset before) => throw new NotSupportedException();
}
