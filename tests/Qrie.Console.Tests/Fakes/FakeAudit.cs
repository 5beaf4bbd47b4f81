using Qrie.Audit;
using Qrie.Inventory;

namespace Qrie.Console.Tests.Fakes;

internal sealed class FakeAudit : IAuditTrail, IAuditQueries
{
    public List<AuditEntry> Entries { get; } = [];

    public List<AuditFilter> Reads { get; } = [];

    public Task AppendAsync(AuditEntry entry)
    {
        Entries.Add(entry);
        return Task.CompletedTask;
    }

    public Task<Page<AuditEntry>> EntriesAsync(AuditFilter filter, int limit, string? after, CancellationToken cancellationToken)
    {
        Reads.Add(filter);
        return Task.FromResult(new Page<AuditEntry>([.. Entries.Take(limit)], null));
    }
}
