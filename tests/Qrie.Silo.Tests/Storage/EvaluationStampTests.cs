using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage;

/// <summary>A finding that stands as it was is not written again.</summary>
public sealed class EvaluationStampTests
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_confirmed_finding_was_last_evaluated_with_its_resource_and_costs_no_write()
    {
        await using var temporary = new TemporaryDatabase();
        var state = Judged("confirmed", 1, Finding("S3BucketPublic", 1));
        var written = await temporary.WriteAsync(state);
        var before = await ChangesAsync(temporary);

        Judge(state, 9, state.Findings["S3BucketPublic"] with { LastEvaluated = At(9), SnapshotTime = At(9) });
        await temporary.WriteAsync(state, written.ETag);

        (await ChangesAsync(temporary)).Should().Be(before + 1, "only the resource's own row is written");
        var read = (await temporary.ReadAsync(state.Arn)).Findings["S3BucketPublic"];
        (read.LastEvaluated, read.SnapshotTime, read.OpenedAt).Should().Be((At(9), At(9), At(1)));
        var row = (await temporary.Queries.FindingsAsync(new FindingFilter(), 10, null, ct)).Items.Should().ContainSingle().Subject;
        row.Finding.Should().Be(read);
    }

    private static ResourceState Judged(string name, int second, params Finding[] findings)
    {
        var state = Bucket(name, findings: findings);
        Judge(state, second);
        return state;
    }

    private static void Judge(ResourceState state, int second, params Finding[] findings)
    {
        (state.SnapshotTime, state.EvaluatedAt, state.PolicyRevision) = (At(second), At(second), 1);
        foreach (var finding in findings)
        {
            state.Findings[finding.PolicyId] = finding;
        }
    }

    private static Task<long> ChangesAsync(TemporaryDatabase temporary) =>
        temporary.Database.WriteAsync(session => session.Query("SELECT total_changes()", reader => reader.GetInt64(0))[0]);
}
