using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>What the inventory's reads promise.</summary>
/// <param name="backend">The storage.</param>
public abstract class InventoryQueriesContract(StorageBackend backend) : StorageContract(backend)
{
    private readonly CancellationToken ct = Token;

    [Fact]
    public async Task Filtered_pages_are_full_until_the_last_and_hold_each_row_once()
    {
        await using var temporary = await CreateAsync();
        for (var i = 0; i < 60; i++)
        {
            // Two of three belong to the other account, and many open in the same instant.
            await temporary.WriteAsync(Bucket($"paged-{i:00}", i % 3 == 0 ? "111122223333" : "444455556666", Finding("S3BucketPublic", i / 7, severity: i % 2 == 0 ? 90 : 40)));
        }

        var filter = new FindingFilter { Account = "444455556666", MinimumSeverity = 50 };
        var (all, sizes) = await AllAsync(after => temporary.Queries.FindingsAsync(filter, 7, after, ct));
        sizes.SkipLast(1).Should().OnlyContain(size => size == 7);
        all.Should().HaveCount(Enumerable.Range(0, 60).Count(i => i % 3 != 0 && i % 2 == 0)).And.OnlyHaveUniqueItems(row => row.Arn);
        all.Select(row => row.Finding.OpenedAt).Should().BeInDescendingOrder();

        var (resources, resourceSizes) = await AllAsync(after => temporary.Queries.ResourcesAsync(new ResourceFilter { Account = "111122223333", NonCompliant = true }, 6, after, ct));
        resourceSizes.SkipLast(1).Should().OnlyContain(size => size == 6);
        resources.Should().HaveCount(20).And.OnlyHaveUniqueItems(row => row.Arn);
    }

    [Fact]
    public async Task All_findings_that_match_are_read_once_and_in_order_beyond_any_page()
    {
        await using var temporary = await CreateAsync();
        for (var i = 0; i < 150; i++)
        {
            await temporary.WriteAsync(Bucket($"exported-{i:000}", findings: [Finding("S3BucketPublic", i / 7), Finding("S3BucketExposed", i / 7, severity: 10)]));
        }

        var all = new List<FindingRow>();
        await foreach (var row in temporary.Queries.AllFindingsAsync(new FindingFilter { MinimumSeverity = 50 }, ct))
        {
            all.Add(row);
        }

        all.Should().HaveCount(150).And.OnlyHaveUniqueItems(row => row.Arn).And.OnlyContain(row => row.Finding.PolicyId == "S3BucketPublic");
        all.Select(row => row.Finding.OpenedAt).Should().BeInDescendingOrder();
    }

    [Theory]
    [InlineData(null, null, null, null, null)]
    [InlineData("111122223333", null, null, null, null)]
    [InlineData(null, "P1", null, null, null)]
    [InlineData(null, null, 50, 89, null)]
    [InlineData(null, null, 90, null, FindingStatus.Active)]
    [InlineData("444455556666", "P2", null, null, FindingStatus.Resolved)]
    [InlineData("444455556666", null, 0, 49, null)]
    public async Task Whichever_index_leads_there_the_pages_hold_what_matches(string? account, string? policy, int? minimum, int? maximum, FindingStatus? state)
    {
        await using var temporary = await CreateAsync();
        var expected = new List<string>();
        for (var i = 0; i < 90; i++)
        {
            // A policy whose severity was altered has findings of two severities.
            var finding = Finding($"P{i % 4}", i / 5, severity: i % 4 == 1 && i > 40 ? 95 : 30 + (i % 4 * 20), status: i % 3 == 0 ? FindingStatus.Resolved : FindingStatus.Active);
            var bucket = Bucket($"led-{i}", i % 5 < 2 ? "111122223333" : "444455556666", finding);
            await temporary.WriteAsync(bucket);
            if ((account is null || bucket.AccountId == account) && (policy is null || finding.PolicyId == policy) && finding.Severity >= (minimum ?? 0)
                && finding.Severity <= (maximum ?? 100) && (state is null || finding.Status == state))
            {
                expected.Add(bucket.Arn);
            }
        }

        var filter = new FindingFilter { Account = account, Policy = policy, MinimumSeverity = minimum, MaximumSeverity = maximum, State = state, Service = "s3" };
        var (all, sizes) = await AllAsync(after => temporary.Queries.FindingsAsync(filter, 7, after, ct));

        all.Select(row => row.Arn).Should().BeEquivalentTo(expected).And.NotBeEmpty();
        all.Select(row => row.Finding.OpenedAt).Should().BeInDescendingOrder();
        sizes.SkipLast(1).Should().OnlyContain(size => size == 7);
        var (found, _) = await AllAsync(after => temporary.Queries.FindingsAsync(filter with { Text = "LED-" }, 7, after, ct));
        found.Select(row => row.Arn).Should().BeEquivalentTo(expected);
    }

    [Theory]
    [InlineData("PAGED-A", 1)]
    [InlineData("s3bucketpublic", 2)]
    [InlineData("%", 0)]
    [InlineData("' OR 1=1 --", 0)]
    public async Task Text_is_searched_for_as_it_is(string text, int expected)
    {
        await using var temporary = await CreateAsync();
        await temporary.WriteAsync(Bucket("paged-a", findings: Finding("S3BucketPublic", 1)));
        await temporary.WriteAsync(Bucket("paged-b", findings: Finding("S3BucketPublic", 2)));

        (await temporary.Queries.FindingsAsync(new FindingFilter { Text = text }, 10, null, ct)).Items.Should().HaveCount(expected);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("a\nb")]
    [InlineData("notanumber\na\nb")]
    public async Task A_token_that_is_none_of_ours_is_a_format_error(string token)
    {
        await using var temporary = await CreateAsync();

        var read = () => temporary.Queries.FindingsAsync(new FindingFilter(), 10, token, ct);

        await read.Should().ThrowAsync<FormatException>();
    }

    [Fact]
    public async Task Totals_count_open_findings_by_band_and_present_resources()
    {
        await using var temporary = await CreateAsync();
        await temporary.WriteAsync(Bucket("total-a", findings: [Finding("A", 1, 95), Finding("B", 1, 50), Finding("C", 1, 49)]));
        await temporary.WriteAsync(Bucket("total-b", "444455556666", Finding("D", 1, 24), Finding("E", 1, 90, FindingStatus.Resolved)));
        await temporary.WriteAsync(Bucket("total-c"));

        var totals = await temporary.Queries.TotalsAsync(ct);

        totals.Should().Be(new InventoryTotals { Resources = 3, NonCompliant = 2, Accounts = 2, Critical = 1, High = 1, Medium = 1, Low = 1, Resolved = 1 });
    }

    [Fact]
    public async Task Resources_are_found_by_each_filter()
    {
        await using var temporary = await CreateAsync();
        var deleted = Bucket("gone");
        deleted.Status = ResourceStatus.Deleted;
        deleted.Relations = [];
        await temporary.WriteAsync(deleted);
        await temporary.WriteAsync(Bucket("bad", findings: Finding("S3BucketPublic", 1)));
        await temporary.WriteAsync(Bucket("Elsewhere", "444455556666"));
        var queue = Bucket("queue");
        (queue.Arn, queue.Type, queue.Region) = ("arn:aws:sqs:us-east-1:111122223333:queue", "AWS::SQS::Queue", "us-east-1");
        await temporary.WriteAsync(queue);

        async Task<string[]> FindAsync(ResourceFilter filter) =>
            [.. (await temporary.Queries.ResourcesAsync(filter, 10, null, ct)).Items.Select(row => row.Arn.Split(':')[^1]).Order()];

        (await FindAsync(new ResourceFilter())).Should().BeEquivalentTo("bad", "Elsewhere", "gone", "queue");
        (await FindAsync(new ResourceFilter { Account = "111122223333" })).Should().BeEquivalentTo("bad", "gone", "queue");
        (await FindAsync(new ResourceFilter { Account = "111122223333", Type = "AWS::S3::Bucket" })).Should().BeEquivalentTo("bad", "gone");
        (await FindAsync(new ResourceFilter { Type = "AWS::S3::Bucket" })).Should().BeEquivalentTo("bad", "Elsewhere", "gone");
        (await FindAsync(new ResourceFilter { Service = "s3", Status = ResourceStatus.Present })).Should().BeEquivalentTo("bad", "Elsewhere");
        (await FindAsync(new ResourceFilter { Region = "us-east-1" })).Should().BeEquivalentTo("queue");
        (await FindAsync(new ResourceFilter { NonCompliant = true })).Should().BeEquivalentTo("bad");
        (await FindAsync(new ResourceFilter { NonCompliant = false, Status = ResourceStatus.Deleted })).Should().BeEquivalentTo("gone");
        (await FindAsync(new ResourceFilter { Text = "elseWHERE" })).Should().BeEquivalentTo("Elsewhere");
        (await temporary.Queries.ArnsAsync("111122223333", "AWS::S3::Bucket", null, ct)).Should().Equal("arn:aws:s3:::bad");
        (await temporary.Queries.ArnsAsync("111122223333", "AWS::S3::Bucket", "us-east-1", ct)).Should().BeEmpty();
        (await temporary.Queries.ResourceAsync("arn:aws:s3:::none", ct)).Should().BeNull();
        var row = (await temporary.Queries.ResourceAsync("arn:aws:s3:::bad", ct))!;
        (row.OpenFindings, row.Service, row.Configuration, row.FirstSeenAt).Should().Be((1, "s3", "{}", At(0)));
    }

    [Fact]
    public async Task Findings_are_found_by_each_filter()
    {
        await using var temporary = await CreateAsync();
        await temporary.WriteAsync(Bucket("a", findings: [Finding("Critical", 1, 95), Finding("Low", 2, 10)]));
        await temporary.WriteAsync(Bucket("b", "444455556666", Finding("Critical", 3, 95), Finding("Medium", 4, 30, FindingStatus.Resolved)));

        async Task<string[]> FindAsync(FindingFilter filter) =>
            [.. (await temporary.Queries.FindingsAsync(filter, 10, null, ct)).Items.Select(row => $"{row.Arn[^1]}{row.Finding.PolicyId[0]}")];

        (await FindAsync(new FindingFilter())).Should().Equal("bM", "bC", "aL", "aC");
        (await FindAsync(new FindingFilter { State = FindingStatus.Active })).Should().Equal("bC", "aL", "aC");
        (await FindAsync(new FindingFilter { State = FindingStatus.Resolved })).Should().Equal("bM");
        (await FindAsync(new FindingFilter { Account = "111122223333" })).Should().Equal("aL", "aC");
        (await FindAsync(new FindingFilter { Policy = "Critical" })).Should().Equal("bC", "aC");
        (await FindAsync(new FindingFilter { Policy = "Critical", Account = "111122223333" })).Should().Equal("aC");
        (await FindAsync(new FindingFilter { Arn = "arn:aws:s3:::b" })).Should().Equal("bM", "bC");
        (await FindAsync(new FindingFilter { MinimumSeverity = 30, MaximumSeverity = 40 })).Should().Equal("bM");
        (await FindAsync(new FindingFilter { MinimumSeverity = 90, State = FindingStatus.Active })).Should().Equal("bC", "aC");
        (await FindAsync(new FindingFilter { MaximumSeverity = 10 })).Should().Equal("aL");
        (await FindAsync(new FindingFilter { Since = At(3) })).Should().Equal("bM", "bC");
        (await FindAsync(new FindingFilter { Service = "s3", Type = "AWS::S3::Bucket", Region = "eu-west-1", Text = "LOW at" })).Should().Equal("aL");
        (await FindAsync(new FindingFilter { Region = "us-east-1" })).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_due_comes_longest_due_first()
    {
        await using var temporary = await CreateAsync();
        for (var i = 0; i < 6; i++)
        {
            var state = Bucket($"due-{i}");
            (state.ReevaluateAt, state.Status) = (i == 5 ? null : At(100 - i), i == 3 ? ResourceStatus.Deleted : ResourceStatus.Present);
            await temporary.WriteAsync(state);
        }

        (await temporary.Queries.DueAsync(At(99), 2, ct)).Should().Equal(
            new DueResource("arn:aws:s3:::due-4", "AWS::S3::Bucket", "111122223333", "eu-west-1"),
            new DueResource("arn:aws:s3:::due-2", "AWS::S3::Bucket", "111122223333", "eu-west-1"));
        (await temporary.Queries.DueAsync(At(99), 10, ct)).Should().HaveCount(3);
        (await temporary.Queries.DueAsync(At(95), 10, ct)).Should().BeEmpty();
    }

    [Fact]
    public async Task Open_findings_are_counted_by_policy()
    {
        await using var temporary = await CreateAsync();
        await temporary.WriteAsync(Bucket("a", findings: [Finding("A", 1), Finding("B", 1)]));
        await temporary.WriteAsync(Bucket("b", findings: [Finding("A", 1), Finding("B", 1, status: FindingStatus.Resolved)]));

        (await temporary.Queries.OpenFindingsByPolicyAsync(ct)).Should().BeEquivalentTo(new Dictionary<string, int> { ["A"] = 2, ["B"] = 1 });
    }

    [Theory]
    [InlineData(FindingGrouping.Policy)]
    [InlineData(FindingGrouping.Resource)]
    [InlineData(FindingGrouping.Account)]
    public async Task Findings_are_counted_by_what_they_have_in_common_and_a_token_of_others_is_a_format_error(FindingGrouping by)
    {
        await using var temporary = await CreateAsync();
        await temporary.WriteAsync(Bucket("a", findings: [Finding("A", 1, 95), Finding("B", 1, 50)]));
        await temporary.WriteAsync(Bucket("b", "444455556666", Finding("A", 2, 91), Finding("B", 2, 50, FindingStatus.Resolved)));
        await temporary.WriteAsync(Bucket("c", "444455556666", Finding("A", 3, 60)));
        Task<FindingTallies> TallyAsync(FindingFilter filter, string? after = null) => temporary.Queries.TallyAsync(filter, by, 10, after, ct);

        var active = await TallyAsync(new FindingFilter { State = FindingStatus.Active });

        active.Counted.Should().BeNull();
        active.Page.Next.Should().BeNull();
        const string type = "AWS::S3::Bucket";
        active.Page.Items.Should().Equal(by switch
        {
            FindingGrouping.Policy => [new("A", null, null, 3, 2, 95), new("B", null, null, 1, 0, 50)],
            FindingGrouping.Account => [new("111122223333", null, null, 2, 1, 95), new("444455556666", null, null, 2, 1, 91)],
            _ => [new("arn:aws:s3:::a", type, "eu-west-1", 2, 1, 95), new("arn:aws:s3:::b", type, "eu-west-1", 1, 1, 91), new FindingTally("arn:aws:s3:::c", type, "eu-west-1", 1, 0, 60)],
        });
        (await TallyAsync(new FindingFilter())).Page.Items.Sum(tally => tally.Findings).Should().Be(5);
        (await TallyAsync(new FindingFilter { Since = At(3) })).Page.Items.Should().ContainSingle().Which.Findings.Should().Be(1);
        (await TallyAsync(new FindingFilter { Accounts = new HashSet<string>() })).Page.Items.Should().BeEmpty();
        foreach (var token in (string[])["x", "1\n2", "1\nx\ny"])
        {
            await ((Func<Task>)(() => TallyAsync(new FindingFilter(), token))).Should().ThrowAsync<FormatException>();
        }
    }

    [Fact]
    public async Task What_exceptions_hide_is_counted_by_exception()
    {
        await using var temporary = await CreateAsync();
        Finding Excepted(string policy, string exception) => Finding(policy, 1, status: FindingStatus.Resolved) with
        {
            ResolvedReason = ResolvedReason.Exception, ExceptionId = exception,
        };
        await temporary.WriteAsync(Bucket("a", findings: [Excepted("A", "x"), Excepted("B", "x"), Finding("C", 1)]));
        await temporary.WriteAsync(Bucket("b", findings: [Excepted("A", "y"), Finding("C", 1, status: FindingStatus.Resolved)]));

        (await temporary.Exceptions.FindingsByExceptionAsync(ct)).Should().BeEquivalentTo(new Dictionary<string, int> { ["x"] = 2, ["y"] = 1 });
        (await temporary.Queries.FindingsAsync(new FindingFilter { Policy = "B" }, 1, null, ct)).Items.Single().Finding.ExceptionId.Should().Be("x");
    }

    [Fact]
    public async Task Whatever_is_asked_for_the_pages_hold_what_matches()
    {
        await using var temporary = await CreateAsync();
        var random = new RandomInventory(seed: 7);
        var states = Enumerable.Range(0, 70).Select(random.Resource).ToArray();
        foreach (var state in states)
        {
            await temporary.WriteAsync(state);
        }

        await PagesHoldWhatMatchesAsync(temporary.Queries, states, random, filters: 60, ct);
    }

    /// <summary>Asks with many filters, and compares with the states themselves.</summary>
    internal static async Task PagesHoldWhatMatchesAsync(
        IInventoryQueries queries, IReadOnlyList<ResourceState> states, RandomInventory random, int filters, CancellationToken cancellationToken)
    {
        var found = 0;
        for (var i = 0; i < 150; i++)
        {
            var filter = random.FindingFilter();
            var (findings, sizes) = await AllAsync(after => queries.FindingsAsync(filter, 4, after, cancellationToken));
            findings.Select(row => $"{row.Arn} {row.Finding.PolicyId}").Should().BeEquivalentTo(
                states.SelectMany(state => state.Findings.Values.Where(finding => RandomInventory.Matches(state, finding, filter))
                    .Select(finding => $"{state.Arn} {finding.PolicyId}")), "{0}", filter);
            sizes.SkipLast(1).Should().OnlyContain(size => size == 4);

            var by = (FindingGrouping)(i % 3);
            var (tallies, tallySizes) = await AllAsync(async after => (await queries.TallyAsync(filter, by, 4, after, cancellationToken)).Page);
            tallies.Should().BeEquivalentTo(RandomInventory.Tallies(states, filter, by), "{0} by {1}", filter, by);
            tallies.Select(tally => (-tally.Findings, -tally.Severity)).Should().BeInAscendingOrder();
            tallySizes.SkipLast(1).Should().OnlyContain(size => size == 4);

            var wanted = random.ResourceFilter();
            var (resources, resourceSizes) = await AllAsync(after => queries.ResourcesAsync(wanted, 4, after, cancellationToken));
            resources.Select(row => row.Arn).Should().BeEquivalentTo(
                states.Where(state => RandomInventory.Matches(state, wanted)).Select(state => state.Arn), "{0}", wanted);
            resourceSizes.SkipLast(1).Should().OnlyContain(size => size == 4);
            found += findings.Count + resources.Count;
        }

        found.Should().BeGreaterThan(3 * filters, "filters that leave nothing show nothing");
    }

    private static async Task<(List<T> All, List<int> Sizes)> AllAsync<T>(Func<string?, Task<Page<T>>> read)
    {
        var (all, sizes) = (new List<T>(), new List<int>());
        string? after = null;
        do
        {
            var page = await read(after);
            all.AddRange(page.Items);
            sizes.Add(page.Items.Count);
            after = page.Next;
        }
        while (after is not null);
        return (all, sizes);
    }
}
