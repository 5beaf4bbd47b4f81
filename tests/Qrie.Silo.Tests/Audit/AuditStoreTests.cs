using Microsoft.Data.Sqlite;
using Qrie.Audit;
using Qrie.Silo.Storage;
using Qrie.Silo.Tests.Storage;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Audit;

public sealed class AuditStoreTests
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entries_page_newest_first()
    {
        await using var temporary = new TemporaryDatabase();
        var store = new AuditStore(temporary.Database);
        var entries = Enumerable.Range(0, 5).Select(second => Entry("policy.launched", $"P{second}", second)).ToArray();
        foreach (var entry in entries)
        {
            await store.AppendAsync(entry);
        }

        var first = await store.EntriesAsync(new AuditFilter(), 3, null, ct);
        var second = await store.EntriesAsync(new AuditFilter(), 3, first.Next, ct);

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
        await using var temporary = new TemporaryDatabase();
        var store = new AuditStore(temporary.Database);
        await store.AppendAsync(Entry("policy.launched", "a", 1));
        await store.AppendAsync(Entry("policy.suspended", "b", 2));
        await store.AppendAsync(Entry("account.added", "c", 3));
        await store.AppendAsync(Entry("exception.expired", "d", 4) with { Principal = AuditEntry.Qrie });

        var found = await store.EntriesAsync(new AuditFilter { Action = action, Target = target, Principal = principal }, 10, null, ct);

        found.Items.Select(entry => entry.Target).Order().Should().Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Since_is_included_and_until_is_not()
    {
        await using var temporary = new TemporaryDatabase();
        var store = new AuditStore(temporary.Database);
        foreach (var second in Enumerable.Range(0, 4))
        {
            await store.AppendAsync(Entry("scan.started", $"{second}", second));
        }

        var found = await store.EntriesAsync(new AuditFilter { Since = At(1), Until = At(3) }, 10, null, ct);

        found.Items.Select(entry => entry.Target).Should().Equal("2", "1");
    }

    [Fact]
    public async Task An_entry_that_comes_twice_is_written_once()
    {
        await using var temporary = new TemporaryDatabase();
        var store = new AuditStore(temporary.Database);
        var entry = Entry("policy.launched", "a", 1);

        await store.AppendAsync(entry);
        await store.AppendAsync(entry);

        (await store.EntriesAsync(new AuditFilter(), 10, null, ct)).Items.Should().ContainSingle();
    }

    [Theory]
    [InlineData("UPDATE audit SET principal = 'somebody else'")]
    [InlineData("DELETE FROM audit")]
    public async Task What_is_written_can_be_neither_altered_nor_removed(string sql)
    {
        await using var temporary = new TemporaryDatabase();
        await new AuditStore(temporary.Database).AppendAsync(Entry("policy.launched", "a", 1));

        var alter = () => temporary.Database.WriteAsync(connection => connection.Execute(sql));

        await alter.Should().ThrowAsync<SqliteException>().WithMessage("*only grows*");
    }

    private static AuditEntry Entry(string action, string target, int second) =>
        new() { At = At(second), Principal = "local", Action = action, Target = target, Details = """{"a":1}""" };
}
