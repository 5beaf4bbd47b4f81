namespace Qrie.Changes;

public sealed class LaneWriterTests
{
    private static readonly PendingChange Row = Change.Row(Change.At(0));
    private static readonly string Key = Row.Key;

    private readonly SlowInboxStore store = new();
    private readonly Dictionary<string, PendingChange> rows = [];
    private readonly LaneWriter writer;

    public LaneWriterTests() => writer = new LaneWriter(store, "1/0", key => rows.GetValueOrDefault(key));

    [Fact]
    public async Task A_row_that_is_written_late_does_not_come_after_its_removal()
    {
        rows[Key] = Row;
        var written = writer.WriteAsync([Key]);
        await store.BegunAsync();
        rows.Remove(Key);
        var removed = writer.WriteAsync([Key]);

        store.Begun.Should().HaveCount(1, "the removal waits for the row");
        store.End();
        await written;
        await store.BegunAsync();
        store.Begun[1].Removed.Should().Equal(Key);
        store.End();
        await removed;
    }

    [Fact]
    public async Task What_gathers_during_a_write_is_the_next_one_write()
    {
        var first = writer.WriteAsync(["x"]);
        await store.BegunAsync();
        rows[Key] = Row;
        var gathered = Task.WhenAll(writer.WriteAsync([Key]), writer.WriteAsync(["b"]), writer.WriteAsync([Key]));
        store.End();
        await first;
        await store.BegunAsync();
        store.End();
        await gathered;

        store.Begun.Should().HaveCount(2);
        store.Begun[1].Rows.Should().Equal(Row);
        store.Begun[1].Removed.Should().Equal("b");
    }

    [Fact]
    public async Task What_could_not_be_written_is_told_and_stays_to_be_written()
    {
        rows[Key] = Row;
        var failed = writer.WriteAsync([Key]);
        await store.BegunAsync();
        store.End(new IOException("away"));
        await FluentActions.Awaiting(() => failed).Should().ThrowAsync<IOException>();

        rows.Remove(Key);
        var caughtUp = writer.CatchUpAsync();
        await store.BegunAsync();
        store.Begun[1].Removed.Should().Equal(Key);
        store.End();
        await caughtUp;
        await writer.CatchUpAsync();
        store.Begun.Should().HaveCount(2);
    }
}
