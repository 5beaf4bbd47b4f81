using Microsoft.Data.Sqlite;
using Qrie.Changes;
using Qrie.Silo.Storage;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

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

    [Fact]
    public async Task Inbox_rows_are_replaced_removed_and_quarantined()
    {
        await using var temporary = new TemporaryDatabase();
        var store = new InboxStore(temporary.Database);
        var row = Row("arn:aws:s3:::a");
        await store.WriteAsync("1/0", [row, Row("arn:aws:s3:::b")], []);
        await store.WriteAsync("1/0", [row with { Attempts = 3, LastError = "SlowDown" }], ["arn:aws:s3:::b"]);

        (await store.LoadAsync("1/0")).Should().ContainSingle().Which.Should().BeEquivalentTo(row with { Attempts = 3, LastError = "SlowDown" });
        (await store.LoadAsync("1/1")).Should().BeEmpty();
        (await store.ListNonEmptyAsync()).Should().Equal("1/0");

        await store.QuarantineAsync("1/0", row, At(5));
        (await store.ReleaseAsync("1/0", row.Key))!.Should().BeEquivalentTo(row);
        (await store.ReleaseAsync("1/0", row.Key)).Should().BeNull();
    }

    private static PendingChange Row(string arn) => new()
    {
        Key = arn,
        Events =
        [
            new ResourceChange
            {
                Arn = arn,
                Type = "AWS::S3::Bucket",
                AccountId = "111122223333",
                Region = "eu-west-1",
                Partition = "aws",
                Kind = ChangeKind.Changed,
                Part = "acl",
                Cause = new Cause { EventId = "e", EventName = "PutBucketAcl", At = At(0) },
            },
        ],
        QueuedAt = At(1),
        DueAt = At(1),
    };
}
