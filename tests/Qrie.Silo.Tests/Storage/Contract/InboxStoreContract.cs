using Qrie.Changes;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>What the inboxes' rows and the quarantine promise.</summary>
/// <param name="backend">The storage.</param>
public abstract class InboxStoreContract(StorageBackend backend) : StorageContract(backend)
{
    [Fact]
    public async Task Rows_are_replaced_and_removed()
    {
        await using var storage = await CreateAsync();
        var row = Row("arn:aws:s3:::a");
        await storage.Inbox.WriteAsync("1/0", [row, Row("arn:aws:s3:::b")], []);
        await storage.Inbox.WriteAsync("1/0", [row with { Attempts = 3, LastError = "SlowDown" }], ["arn:aws:s3:::b"]);

        (await storage.Inbox.LoadAsync("1/0")).Should().ContainSingle().Which.Should().BeEquivalentTo(row with { Attempts = 3, LastError = "SlowDown" });
        (await storage.Inbox.LoadAsync("1/1")).Should().BeEmpty();
    }

    [Fact]
    public async Task More_rows_than_any_batch_takes_are_written_in_one_step()
    {
        await using var storage = await CreateAsync();
        var rows = Enumerable.Range(0, 130).Select(i => Row($"arn:aws:s3:::many-{i}")).ToArray();

        await storage.Inbox.WriteAsync("1/0", rows, []);
        (await storage.Inbox.LoadAsync("1/0")).Select(row => row.Key).Should().BeEquivalentTo(rows.Select(row => row.Key));

        await storage.Inbox.WriteAsync("1/0", [], [.. rows.Take(100).Select(row => row.Key)]);
        (await storage.Inbox.LoadAsync("1/0")).Should().HaveCount(30);
    }

    [Fact]
    public async Task Keys_that_are_long_or_strange_stay_apart()
    {
        await using var storage = await CreateAsync();
        string[] keys = [new string('k', 1500) + "1", new string('k', 1500) + "2", "relist:AWS::S3::Bucket:eu-west-1", "näme:\n'%"];

        await storage.Inbox.WriteAsync("1/0", [.. keys.Select(Row)], []);
        (await storage.Inbox.LoadAsync("1/0")).Select(row => row.Key).Should().BeEquivalentTo(keys);

        await storage.Inbox.WriteAsync("1/0", [], [keys[0]]);
        (await storage.Inbox.LoadAsync("1/0")).Select(row => row.Key).Should().BeEquivalentTo(keys[1..]);
    }

    [Fact]
    public async Task Lanes_that_hold_rows_are_listed_once_each()
    {
        await using var storage = await CreateAsync();
        (await storage.Inbox.ListNonEmptyAsync()).Should().BeEmpty();
        foreach (var lane in Enumerable.Range(0, 12))
        {
            await storage.Inbox.WriteAsync($"1/{lane}", [.. Enumerable.Range(0, 5).Select(i => Row($"arn:aws:s3:::{i}"))], []);
        }

        await storage.Inbox.WriteAsync("1/3", [], [.. Enumerable.Range(0, 5).Select(i => $"arn:aws:s3:::{i}")]);

        (await storage.Inbox.ListNonEmptyAsync()).Should().BeEquivalentTo(Enumerable.Range(0, 12).Where(lane => lane != 3).Select(lane => $"1/{lane}"));
    }

    [Fact]
    public async Task What_was_given_up_in_a_lane_is_forgotten_and_other_lanes_keep_theirs()
    {
        await using var storage = await CreateAsync();
        (await storage.Inbox.ListQuarantinedAsync()).Should().BeEmpty();
        foreach (var lane in new[] { "1/0", "1/1", "12/0" })
        {
            foreach (var number in Enumerable.Range(0, 30))
            {
                await storage.Inbox.QuarantineAsync(lane, Row($"arn:aws:s3:::{number}"), At(number));
            }
        }

        await storage.Inbox.ForgetQuarantineAsync("1/0");
        await storage.Inbox.ForgetQuarantineAsync("2/0");

        (await storage.Inbox.ListQuarantinedAsync()).Should().BeEquivalentTo("1/1", "12/0");
        (await storage.Coverage.QuarantineAsync(null, Token)).Should().HaveCount(60).And.NotContain(given => given.Inbox == "1/0");
    }

    [Fact]
    public async Task What_is_given_up_is_seen_and_can_be_taken_back()
    {
        await using var storage = await CreateAsync();
        var row = Row("arn:aws:s3:::a");

        await storage.Inbox.QuarantineAsync("1/0", row, At(5));
        await storage.Inbox.QuarantineAsync("1/0", Row("arn:aws:s3:::b"), At(6));

        var seen = await storage.Coverage.QuarantineAsync("111122223333", Token);
        seen.Select(change => change.At).Should().Equal(At(6), At(5));
        seen[1].Change.Should().BeEquivalentTo(row);
        (await storage.Coverage.QuarantineAsync("999999999999", Token)).Should().BeEmpty();
        var given = await storage.Inbox.QuarantinedAsync("1/0", row.Key);
        given.Should().BeEquivalentTo(seen[1]);
        await storage.Inbox.ReleaseAsync(given!);
        await storage.Inbox.ReleaseAsync(given!);
        (await storage.Inbox.QuarantinedAsync("1/0", row.Key)).Should().BeNull();
        (await storage.Coverage.QuarantineAsync(null, Token)).Should().ContainSingle();
    }

    [Fact]
    public async Task What_may_pass_is_found_the_longest_given_up_first()
    {
        await using var storage = await CreateAsync();
        PendingChange Passing(string arn) => Row(arn) with { MayPass = true };
        await storage.Inbox.QuarantineAsync("1/0", Passing("arn:aws:s3:::late"), At(9));
        await storage.Inbox.QuarantineAsync("1/1", Passing("arn:aws:s3:::second"), At(5));
        await storage.Inbox.QuarantineAsync("1/0", Row("arn:aws:s3:::stays"), At(1));
        await storage.Inbox.QuarantineAsync("1/0", Passing("arn:aws:s3:::first"), At(4));

        (await storage.Inbox.PassingAsync(At(8), 10)).Select(given => (given.Inbox, given.Change.Key))
            .Should().Equal(("1/0", "arn:aws:s3:::first"), ("1/1", "arn:aws:s3:::second"));
        (await storage.Inbox.PassingAsync(At(9), 1)).Should().ContainSingle().Which.At.Should().Be(At(4));
    }

    [Fact]
    public async Task What_is_given_up_again_while_it_is_taken_back_stays_given_up()
    {
        await using var storage = await CreateAsync();
        var row = Row("arn:aws:s3:::a");
        await storage.Inbox.QuarantineAsync("1/0", row, At(5));
        var given = await storage.Inbox.QuarantinedAsync("1/0", row.Key);
        await storage.Inbox.QuarantineAsync("1/0", row, At(6));

        await storage.Inbox.ReleaseAsync(given!);

        (await storage.Inbox.QuarantinedAsync("1/0", row.Key))!.At.Should().Be(At(6));
    }

    protected static PendingChange Row(string arn) => new()
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
