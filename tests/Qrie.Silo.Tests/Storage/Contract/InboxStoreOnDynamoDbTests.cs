namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class InboxStoreOnDynamoDbTests(DynamoBackend backend) : InboxStoreContract(backend), IClassFixture<DynamoBackend>
{
    private readonly DynamoBackend backend = backend;

    [Fact]
    public async Task What_another_silo_left_is_read_and_goes_when_it_is_done()
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        var (killed, next) = (storage.NewInbox(), storage.NewInbox());
        await killed.WriteAsync("1/0", [Row("arn:aws:s3:::a")], []);

        (await next.LoadAsync("1/0")).Should().ContainSingle().Which.Should().BeEquivalentTo(Row("arn:aws:s3:::a"));
        await next.WriteAsync("1/0", [Row("arn:aws:s3:::a") with { Attempts = 1 }], []);
        await next.WriteAsync("1/0", [], ["arn:aws:s3:::a"]);

        (await next.ListNonEmptyAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task Invariant_1_of_two_silos_that_hold_a_lane_at_once_neither_removes_what_the_other_has_written_since()
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        var (old, young) = (storage.NewInbox(), storage.NewInbox());
        var row = Row("arn:aws:s3:::a");
        await old.WriteAsync("1/0", [row], []);
        await young.LoadAsync("1/0");
        var later = row.With(row.Newest with { Cause = row.Newest.Cause with { EventId = "later" } });
        await old.WriteAsync("1/0", [later], []);

        await young.WriteAsync("1/0", [row], []);
        await young.WriteAsync("1/0", [], [row.Key]);

        (await young.LoadAsync("1/0")).Should().ContainSingle().Which.Events.Should().BeEquivalentTo(later.Events);
        await young.WriteAsync("1/0", [], [row.Key]);
        (await young.LoadAsync("1/0")).Should().BeEmpty();
    }
}
