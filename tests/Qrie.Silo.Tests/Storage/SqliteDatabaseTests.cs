using Microsoft.Data.Sqlite;
using Qrie.Silo.Storage;

namespace Qrie.Silo.Tests.Storage;

public sealed class SqliteDatabaseTests
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_write_that_fails_undoes_only_itself()
    {
        await using var temporary = new TemporaryDatabase();
        var writes = Enumerable.Range(0, 50).Select(i => temporary.Database.WriteAsync(session =>
        {
            session.Execute("INSERT INTO grain_state (name, id, version, state) VALUES ('test', @id, 1, x'00')", ("@id", $"{i}"));
            return i % 10 == 3 ? throw new InvalidOperationException("on purpose") : i;
        })).ToArray();

        await Task.WhenAll(writes).ContinueWith(_ => { }, ct, TaskContinuationOptions.None, TaskScheduler.Default);

        writes.Count(write => write.IsFaulted).Should().Be(5);
        var stored = await temporary.Database.ReadAsync(session => session.Query("SELECT id FROM grain_state", reader => reader.GetString(0)), ct);
        stored.Should().BeEquivalentTo(Enumerable.Range(0, 50).Where(i => i % 10 != 3).Select(i => $"{i}"));
    }

    [Fact]
    public async Task A_folder_of_a_newer_version_is_refused_in_plain_words()
    {
        await using var temporary = new TemporaryDatabase();
        await temporary.Database.WriteAsync(session => session.Execute("PRAGMA user_version = 1000"));
        await temporary.Database.DisposeAsync();

        var open = () => new SqliteDatabase(temporary.Path);

        open.Should().Throw<InvalidOperationException>().WithMessage("*newer version*--data*");
    }
}
