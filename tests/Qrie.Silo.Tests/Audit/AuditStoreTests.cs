using Microsoft.Data.Sqlite;
using Qrie.Audit;
using Qrie.Silo.Storage;
using Qrie.Silo.Tests.Storage;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Audit;

public sealed class AuditStoreTests
{
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
