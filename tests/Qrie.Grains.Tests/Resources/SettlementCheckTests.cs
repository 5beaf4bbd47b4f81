using Qrie.Changes;

namespace Qrie.Resources;

public sealed class SettlementCheckTests
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(5);

    [Theory]
    [InlineData(ChangeKind.Changed, "acl", true, "acl", true)]
    [InlineData(ChangeKind.Changed, "acl", true, "policy", false)]
    [InlineData(ChangeKind.Changed, "acl", true, "", false)]
    [InlineData(ChangeKind.Changed, "acl", false, "acl", false)]
    [InlineData(ChangeKind.Changed, null, true, "policy", true)]
    [InlineData(ChangeKind.Changed, null, true, "", false)]
    [InlineData(ChangeKind.Changed, "-", true, "", true)]
    [InlineData(ChangeKind.Related, "account_public_access_block", true, "account_public_access_block", true)]
    [InlineData(ChangeKind.Related, "account_public_access_block", true, "", false)]
    [InlineData(ChangeKind.Created, null, false, "", false)]
    [InlineData(ChangeKind.Created, null, true, "acl", false)]
    [InlineData(ChangeKind.Deleted, null, true, "acl", false)]
    public void Invariant_4_an_event_is_believed_when_the_describe_shows_it(ChangeKind kind, string? part, bool existed, string changed, bool shown)
    {
        var change = Change.At(0, kind, part);
        var check = new SettlementCheck(Change.Row(change), Change.Noon.AddSeconds(2), Settle, []);
        check.NotShownByFound([change], existed, Parts(changed)).Should().HaveCount(shown ? 0 : 1);
    }

    [Theory]
    [InlineData(ChangeKind.Changed, "acl")]
    [InlineData(ChangeKind.Created, null)]
    [InlineData(ChangeKind.Deleted, null)]
    public void Invariant_4_after_the_settle_delay_what_is_read_is_believed(ChangeKind kind, string? part)
    {
        var change = Change.At(0, kind, part);
        var check = new SettlementCheck(Change.Row(change), Change.Noon.AddSeconds(6), Settle, []);
        check.NotShownByFound([change], existed: true, Parts("")).Should().BeEmpty();
        check.NotShownByMissing([change]).Should().BeEmpty();
    }

    [Fact]
    public void Of_two_events_on_one_part_a_difference_shows_neither()
    {
        var (one, other, apart) = (Change.At(0, part: "acl"), Change.At(1, part: "acl"), Change.At(1, part: "policy"));
        var check = new SettlementCheck(Change.Row(one, other, apart), Change.Noon.AddSeconds(2), Settle, []);
        check.NotShownByFound([one, other, apart], existed: true, Parts("acl,policy")).Should().Equal(one, other);
    }

    [Fact]
    public void An_event_that_is_taken_care_of_still_makes_its_neighbour_ambiguous()
    {
        var (done, open) = (Change.At(0, part: "acl"), Change.At(1, part: "acl"));
        var check = new SettlementCheck(Change.Row(done, open), Change.Noon.AddSeconds(2), Settle, []);
        check.NotShownByFound([open], existed: true, Parts("acl")).Should().Equal(open);
    }

    [Fact]
    public void Invariant_6_a_missing_resource_shows_a_delete_and_nothing_else()
    {
        var (deleted, changed) = (Change.At(0, ChangeKind.Deleted), Change.At(0, part: "acl"));
        new SettlementCheck(Change.Row(deleted), Change.Noon.AddSeconds(2), Settle, []).NotShownByMissing([deleted]).Should().BeEmpty();
        new SettlementCheck(Change.Row(changed), Change.Noon.AddSeconds(2), Settle, []).NotShownByMissing([changed]).Should().Equal(changed);
    }

    [Fact]
    public void A_missing_resource_shows_no_delete_that_a_create_may_have_followed()
    {
        var (deleted, created) = (Change.At(0, ChangeKind.Deleted), Change.At(1, ChangeKind.Created));
        var check = new SettlementCheck(Change.Row(deleted, created), Change.Noon.AddSeconds(2), Settle, []);
        check.NotShownByMissing([deleted, created]).Should().Equal(deleted, created);
    }

    [Fact]
    public void A_difference_in_a_part_that_was_altered_a_moment_ago_may_be_a_step_back()
    {
        var (open, apart) = (Change.At(1, part: "acl"), Change.At(1, part: "policy"));
        var believed = new RecentEvent("believed", Change.Noon.AddSeconds(9), "acl");
        var check = new SettlementCheck(Change.Row(open, apart), Change.Noon.AddSeconds(2), Settle, [believed]);

        check.NotShownByFound([open, apart], existed: true, Parts("policy")).Should().Equal(open);
        check.CertainFrom(open).Should().Be(believed.ShownFrom);
        check.CertainFrom(apart).Should().Be(Change.Noon.AddSeconds(7));
    }

    [Fact]
    public void An_event_is_certain_only_when_what_was_believed_of_its_part_is_too()
    {
        var late = Change.At(0, ChangeKind.Created);
        var believed = new RecentEvent("believed", Change.Noon.AddSeconds(9), "acl");

        new SettlementCheck(Change.Row(late), Change.Noon.AddSeconds(8), Settle, [believed])
            .NotShownByFound([late], existed: true, Parts("")).Should().Equal(late);
        new SettlementCheck(Change.Row(late), Change.Noon.AddSeconds(9), Settle, [believed])
            .NotShownByFound([late], existed: true, Parts("")).Should().BeEmpty();
    }

    [Fact]
    public void Parts_that_are_altered_together_must_all_differ()
    {
        var change = Change.At(0, part: "policy,policy_status");
        var check = new SettlementCheck(Change.Row(change), Change.Noon.AddSeconds(2), Settle, []);

        check.NotShownByFound([change], existed: true, Parts("policy")).Should().Equal(change);
        check.NotShownByFound([change], existed: true, Parts("policy,policy_status")).Should().BeEmpty();
    }

    [Fact]
    public void A_describe_that_may_have_stepped_back_in_another_part_is_not_the_last_word()
    {
        var open = Change.At(1, part: "policy");
        var believed = new RecentEvent("believed", Change.Noon.AddSeconds(9), "acl");
        var check = new SettlementCheck(Change.Row(open), Change.Noon.AddSeconds(2), Settle, [believed]);

        check.NotShownByFound([open], existed: true, Parts("policy,acl")).Should().Equal(open);
        check.CertainFrom(open).Should().Be(believed.ShownFrom);
    }

    private static HashSet<string> Parts(string names) => [.. names.Split(',', StringSplitOptions.RemoveEmptyEntries)];
}
