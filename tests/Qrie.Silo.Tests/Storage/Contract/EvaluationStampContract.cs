using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>When a finding was last evaluated is told, whether or not it was written again.</summary>
/// <param name="backend">The storage.</param>
public abstract class EvaluationStampContract(StorageBackend backend) : StorageContract(backend)
{
    [Fact]
    public async Task A_confirmed_finding_was_last_evaluated_with_its_resource()
    {
        await using var temporary = await CreateAsync();
        var state = Judged("confirmed", 1, Finding("S3BucketPublic", 1));
        var written = await temporary.WriteAsync(state);

        Judge(state, 9, state.Findings["S3BucketPublic"] with { LastEvaluated = At(9), SnapshotTime = At(9) });
        await temporary.WriteAsync(state, written.ETag);

        var read = (await temporary.ReadAsync(state.Arn)).Findings["S3BucketPublic"];
        (read.LastEvaluated, read.SnapshotTime, read.OpenedAt).Should().Be((At(9), At(9), At(1)));
        var row = (await temporary.Queries.FindingsAsync(new FindingFilter(), 10, null, Token)).Items.Should().ContainSingle().Subject;
        row.Finding.Should().Be(read);
    }

    [Fact]
    public async Task A_finding_whose_policy_could_not_be_judged_stays_at_its_last_evaluation()
    {
        await using var temporary = await CreateAsync();
        var state = Judged("unknown", 1, Finding("S3BucketPublic", 1));
        var written = await temporary.WriteAsync(state);
        Judge(state, 5, state.Findings["S3BucketPublic"] with { LastEvaluated = At(5), SnapshotTime = At(5) });
        written = await temporary.WriteAsync(state, written.ETag);

        Judge(state, 9);
        await temporary.WriteAsync(state, written.ETag);

        (await temporary.ReadAsync(state.Arn)).Findings["S3BucketPublic"].LastEvaluated.Should().Be(At(5));
    }

    [Fact]
    public async Task Invariant_7_holds_for_a_finding_that_is_stamped_as_its_resource()
    {
        await using var temporary = await CreateAsync();
        var state = Judged("ordered", 1, Finding("S3BucketPublic", 1));
        var written = await temporary.WriteAsync(state);
        Judge(state, 9, state.Findings["S3BucketPublic"] with { LastEvaluated = At(9), SnapshotTime = At(9) });
        written = await temporary.WriteAsync(state, written.ETag);

        state.Findings["S3BucketPublic"] = Finding("S3BucketPublic", 5, status: FindingStatus.Resolved);
        await temporary.WriteAsync(state, written.ETag);

        var read = (await temporary.ReadAsync(state.Arn)).Findings["S3BucketPublic"];
        (read.Status, read.LastEvaluated).Should().Be((FindingStatus.Active, At(9)));
    }

    [Fact]
    public async Task A_state_that_remembers_nothing_is_compared_with_what_is_stored()
    {
        await using var temporary = await CreateAsync();
        var written = await temporary.WriteAsync(Judged("forgetful", 1, Finding("S3BucketPublic", 1), Finding("S3BucketExposed", 1)));

        var state = Judged("forgetful", 9, Finding("S3BucketPublic", 1) with { LastEvaluated = At(9), SnapshotTime = At(9) });
        await temporary.WriteAsync(state, written.ETag);

        var read = await temporary.ReadAsync(state.Arn);
        read.Findings["S3BucketPublic"].LastEvaluated.Should().Be(At(9));
        read.Findings["S3BucketExposed"].LastEvaluated.Should().Be(At(1), "nothing was said of it");
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
}
