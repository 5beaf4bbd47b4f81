using Qrie.Findings;

namespace Qrie.Silo.Tests.Storage;

public sealed class FindingEventsTests
{
    [Fact]
    public async Task What_opens_what_opens_again_and_what_is_resolved_is_written_down_in_order()
    {
        await using var temporary = new TemporaryDatabase();
        var opened = TemporaryDatabase.Finding("P", 1);
        var state = TemporaryDatabase.Bucket("one", findings: opened);
        var etag = (await temporary.WriteAsync(state)).ETag;
        foreach (var next in (Finding[])[
            opened with { LastEvaluated = TemporaryDatabase.At(2), SnapshotTime = TemporaryDatabase.At(2) },
            TemporaryDatabase.Finding("P", 3, status: FindingStatus.Resolved) with { OpenedAt = opened.OpenedAt },
            TemporaryDatabase.Finding("P", 4, status: FindingStatus.Resolved) with { OpenedAt = opened.OpenedAt },
            TemporaryDatabase.Finding("P", 5),
            TemporaryDatabase.Finding("P", 6)])
        {
            state.Findings["P"] = next;
            state.UnwrittenFindings.Add("P");
            etag = (await temporary.WriteAsync(state, etag)).ETag;
        }

        (await ReadAsync(temporary)).Should().Equal(
            (FindingStatus.Active, TemporaryDatabase.At(1)), (FindingStatus.Resolved, TemporaryDatabase.At(3)),
            (FindingStatus.Active, TemporaryDatabase.At(5)), (FindingStatus.Active, TemporaryDatabase.At(6)));
    }

    [Fact]
    public async Task What_was_not_written_is_no_news()
    {
        await using var temporary = new TemporaryDatabase();
        var state = TemporaryDatabase.Bucket("one", findings: TemporaryDatabase.Finding("P", 1));
        await temporary.WriteAsync(state);
        state.Findings["P"] = TemporaryDatabase.Finding("P", 2, status: FindingStatus.Resolved);
        state.UnwrittenFindings.Add("P");

        var late = () => temporary.WriteAsync(state, "7");

        await late.Should().ThrowAsync<Orleans.Storage.InconsistentStateException>();
        (await ReadAsync(temporary)).Should().ContainSingle();
    }

    private static Task<List<(FindingStatus Status, DateTimeOffset At)>> ReadAsync(TemporaryDatabase temporary) => temporary.Database.ReadAsync(
        connection => connection.Query(
            "SELECT * FROM finding_events ORDER BY id",
            reader => ((FindingStatus)reader.Number("status"), reader.Time("last_evaluated")!.Value)));
}
