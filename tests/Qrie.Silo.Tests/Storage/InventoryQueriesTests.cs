using Qrie.Findings;
using Qrie.Inventory;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage;

public sealed class InventoryQueriesTests
{
    private readonly CancellationToken ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Filtered_pages_are_full_until_the_last_and_hold_each_row_once()
    {
        await using var temporary = new TemporaryDatabase();
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
        await using var temporary = new TemporaryDatabase();
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
        await using var temporary = new TemporaryDatabase();
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
        await using var temporary = new TemporaryDatabase();
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
        await using var temporary = new TemporaryDatabase();

        var read = () => temporary.Queries.FindingsAsync(new FindingFilter(), 10, token, ct);

        await read.Should().ThrowAsync<FormatException>();
    }

    [Fact]
    public async Task Totals_count_open_findings_by_band_and_present_resources()
    {
        await using var temporary = new TemporaryDatabase();
        await temporary.WriteAsync(Bucket("total-a", findings: [Finding("A", 1, 95), Finding("B", 1, 50), Finding("C", 1, 49)]));
        await temporary.WriteAsync(Bucket("total-b", "444455556666", Finding("D", 1, 24), Finding("E", 1, 90, FindingStatus.Resolved)));
        await temporary.WriteAsync(Bucket("total-c"));

        var totals = await temporary.Queries.TotalsAsync(ct);

        totals.Should().Be(new InventoryTotals { Resources = 3, NonCompliant = 2, Accounts = 2, Critical = 1, High = 1, Medium = 1, Low = 1, Resolved = 1 });
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
