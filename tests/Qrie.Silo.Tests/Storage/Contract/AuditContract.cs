using Qrie.Audit;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>What the audit trail promises.</summary>
/// <param name="backend">The storage.</param>
public abstract class AuditContract(StorageBackend backend) : StorageContract(backend)
{
    [Fact]
    public async Task Entries_page_newest_first()
    {
        await using var storage = await CreateAsync();
        var entries = Enumerable.Range(0, 5).Select(second => Entry("policy.launched", $"P{second}", second)).ToArray();
        foreach (var entry in entries)
        {
            await storage.Trail.AppendAsync(entry);
        }

        var first = await storage.Audit.EntriesAsync(new AuditFilter(), 3, null, Token);
        var second = await storage.Audit.EntriesAsync(new AuditFilter(), 3, first.Next, Token);

        first.Items.Concat(second.Items).Should().BeEquivalentTo(entries.Reverse(), options => options.WithStrictOrdering());
        second.Next.Should().BeNull();
    }

    [Theory]
    [InlineData("policy", null, null, "a b")]
    [InlineData("policy.launched", null, null, "a")]
    [InlineData("poli", null, null, "")]
    [InlineData(null, "c", null, "c")]
    [InlineData(null, null, "qrie", "d")]
    public async Task A_filter_leaves_what_matches(string? action, string? target, string? principal, string expected)
    {
        await using var storage = await CreateAsync();
        await storage.Trail.AppendAsync(Entry("policy.launched", "a", 1));
        await storage.Trail.AppendAsync(Entry("policy.suspended", "b", 2));
        await storage.Trail.AppendAsync(Entry("account.added", "c", 3));
        await storage.Trail.AppendAsync(Entry("exception.expired", "d", 4) with { Principal = AuditEntry.Qrie });

        var found = await storage.Audit.EntriesAsync(new AuditFilter { Action = action, Target = target, Principal = principal }, 10, null, Token);

        found.Items.Select(entry => entry.Target).Order().Should().Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Since_is_included_and_until_is_not()
    {
        await using var storage = await CreateAsync();
        foreach (var second in Enumerable.Range(0, 4))
        {
            await storage.Trail.AppendAsync(Entry("scan.started", $"{second}", second));
        }

        var found = await storage.Audit.EntriesAsync(new AuditFilter { Since = At(1), Until = At(3) }, 10, null, Token);

        found.Items.Select(entry => entry.Target).Should().Equal("2", "1");
    }

    [Fact]
    public async Task An_entry_that_comes_twice_is_written_once()
    {
        await using var storage = await CreateAsync();
        var entry = Entry("policy.launched", "a", 1);

        await storage.Trail.AppendAsync(entry);
        await storage.Trail.AppendAsync(entry);

        (await storage.Audit.EntriesAsync(new AuditFilter(), 10, null, Token)).Items.Should().ContainSingle();
    }

    private static AuditEntry Entry(string action, string target, int second) =>
        new() { At = At(second), Principal = "local", Action = action, Target = target, Details = """{"a":1}""" };
}
