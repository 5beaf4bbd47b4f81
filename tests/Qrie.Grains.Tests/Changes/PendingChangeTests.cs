namespace Qrie.Changes;

public sealed class PendingChangeTests
{
    [Fact]
    public void Events_are_kept_in_the_order_of_arrival_and_the_newest_is_the_latest_by_its_time()
    {
        var row = Change.Row(Change.At(5, id: "a")).With(Change.At(9, id: "b")).With(Change.At(1, id: "c"));
        row.Events.Select(change => change.Cause.EventId).Should().Equal("a", "b", "c");
        row.Newest.Cause.EventId.Should().Be("b");
        row.Folded.Should().BeFalse();
    }

    [Fact]
    public void A_duplicate_changes_nothing()
    {
        var row = Change.Row(Change.At(0, part: "acl", id: "a"));
        row.With(Change.At(0, part: "acl", id: "a")).Should().BeSameAs(row);
        row.With(Change.At(0, part: "policy", id: "a")).Events.Should().HaveCount(2);
        row.With(Change.At(0, ChangeKind.Created, "acl", "a")).Events.Should().HaveCount(2);
    }

    [Fact]
    public void A_full_row_folds_the_oldest_event_and_remembers_that_it_did()
    {
        var row = Full();
        row.Events.Should().HaveCount(PendingChange.MaxEvents);
        row.Folded.Should().BeFalse();
        var folded = row.With(Change.At(99, id: "last"));
        folded.Events.Should().HaveCount(PendingChange.MaxEvents);
        folded.Folded.Should().BeTrue();
        folded.Events.Should().NotContain(change => change.Cause.EventId == "0");
        folded.Newest.Cause.EventId.Should().Be("last");
    }

    [Fact]
    public void Folding_never_forgets_the_latest_event_however_early_it_came()
    {
        var row = Enumerable.Range(1, PendingChange.MaxEvents + 5).Aggregate(
            Change.Row(Change.At(1000, id: "latest")), (row, second) => row.With(Change.At(second)));
        row.Newest.Cause.EventId.Should().Be("latest");
        row.Folded.Should().BeTrue();
    }

    [Fact]
    public void An_event_older_than_a_full_row_is_folded_itself()
    {
        var folded = Full().With(Change.At(-1, id: "early"));
        folded.Folded.Should().BeTrue();
        folded.Events.Should().HaveCount(PendingChange.MaxEvents).And.NotContain(change => change.Cause.EventId == "early");
    }

    [Fact]
    public void Merged_rows_have_the_events_of_both_and_have_waited_since_the_first()
    {
        var left = Change.Row(Change.At(1, id: "a"), Change.At(2, id: "b")) with { QueuedAt = Change.Noon.AddSeconds(9) };
        var right = Change.Row(Change.At(2, id: "b"), Change.At(3, id: "c")) with { QueuedAt = Change.Noon.AddSeconds(4) };
        var merged = left.With(right);
        merged.Events.Select(change => change.Cause.EventId).Should().Equal("a", "b", "c");
        merged.QueuedAt.Should().Be(Change.Noon.AddSeconds(4));
        merged.Folded.Should().BeFalse();
        left.With(right with { Folded = true }).Folded.Should().BeTrue();
        (left with { Folded = true }).With(right).Folded.Should().BeTrue();
    }

    [Theory]
    [InlineData(ChangeKind.Changed, "acl", ChangeKind.Changed, "policy", false)]
    [InlineData(ChangeKind.Changed, "acl", ChangeKind.Changed, "acl", true)]
    [InlineData(ChangeKind.Changed, "acl", ChangeKind.Changed, null, true)]
    [InlineData(ChangeKind.Changed, null, ChangeKind.Changed, null, true)]
    [InlineData(ChangeKind.Changed, "-", ChangeKind.Changed, null, false)]
    [InlineData(ChangeKind.Changed, "-", ChangeKind.Changed, "-", false)]
    [InlineData(ChangeKind.Related, "acl", ChangeKind.Changed, "acl", true)]
    [InlineData(ChangeKind.Created, null, ChangeKind.Changed, "acl", true)]
    [InlineData(ChangeKind.Created, null, ChangeKind.Deleted, null, true)]
    [InlineData(ChangeKind.Deleted, null, ChangeKind.Deleted, null, true)]
    [InlineData(ChangeKind.Deleted, null, ChangeKind.Changed, null, true)]
    public void Two_events_are_ambiguous_where_both_may_have_altered_the_same(
        ChangeKind kind, string? part, ChangeKind otherKind, string? otherPart, bool expected)
    {
        var (one, other) = (Change.At(1, kind, part), Change.At(2, otherKind, otherPart));
        foreach (var row in new[] { Change.Row(one, other), Change.Row(other, one) })
        {
            row.IsAmbiguous(one).Should().Be(expected);
            row.IsAmbiguous(other).Should().Be(expected);
            row.Ambiguous.Should().Be(expected);
        }
    }

    [Fact]
    public void One_event_is_not_ambiguous_unless_others_were_folded()
    {
        var change = Change.At(1);
        Change.Row(change).Ambiguous.Should().BeFalse();
        (Change.Row(change) with { Folded = true }).IsAmbiguous(change).Should().BeTrue();
    }

    private static PendingChange Full() => Change.Row([.. Enumerable.Range(0, PendingChange.MaxEvents).Select(second => Change.At(second, id: $"{second}"))]);
}
