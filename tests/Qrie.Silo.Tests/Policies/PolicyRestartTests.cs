using Orleans;
using Qrie.Policies;

namespace Qrie.Silo.Tests.Policies;

public sealed class PolicyRestartTests(LivesFixture lives) : IClassFixture<LivesFixture>
{
    [Fact]
    public async Task What_was_to_be_judged_again_when_the_process_stopped_is_judged_after_it_has_started()
    {
        await lives.ShouldEqualTheTruthAsync();
        var suspended = new PolicyLife { Status = PolicyStatus.Suspended };
        // By the grain itself, which only notes what has to be judged; the process stops before much of it is.
        await Grains.GetGrain<IPolicyGrain>(LivesFixture.Policy).PutAsync(suspended, null, LivesFixture.By);
        var before = await Set.GetStateAsync();

        await lives.Host.RestartAsync();

        await Eventually.TrueAsync(() => Task.FromResult(lives.Host.Service<PolicySetHolder>().Current.Revision >= before.Revision), "the silo to know the set");
        await lives.ShouldEqualTheTruthAsync();
        await Eventually.TrueAsync(async () => (await Set.GetStateAsync()).Due.Count == 0, "nothing to be left");
        (await Set.GetStateAsync()).Revision.Should().Be(before.Revision, "a restart with the same rules is no change of them");
        (await Grains.GetGrain<IReevaluationGrain>("AWS::S3::Bucket").GetStateAsync()).IsRunning.Should().BeFalse();
        lives.Host.Service<IPolicyCatalogue>().Find(LivesFixture.Policy)!.Status.Should().Be(PolicyStatus.Suspended);
    }

    [Fact]
    public async Task A_silo_that_missed_a_change_asks_before_it_judges_and_never_goes_back()
    {
        var (holder, follower) = (lives.Host.Service<PolicySetHolder>(), lives.Host.Service<PolicySetFollower>());
        await Grains.GetGrain<IPolicyGrain>(LivesFixture.Policy).PutAsync(new PolicyLife { Status = PolicyStatus.Active, Severity = 42 }, null, LivesFixture.By);
        var revision = (await Set.GetStateAsync()).Revision;

        var set = await follower.AtLeastAsync(Grains, revision);

        set.Revision.Should().BeGreaterThanOrEqualTo(revision);
        set.For("AWS::S3::Bucket").Single(policy => policy.Policy.Definition.Id == LivesFixture.Policy).Severity.Should().Be(42);
        holder.Swap(new PolicySet(revision - 1, [], new HashSet<string>()));
        holder.Current.Should().BeSameAs(set);
        await lives.ShouldEqualTheTruthAsync();
    }

    private IGrainFactory Grains => lives.Host.Service<IGrainFactory>();

    private IPolicySetGrain Set => Grains.GetGrain<IPolicySetGrain>(0);
}
