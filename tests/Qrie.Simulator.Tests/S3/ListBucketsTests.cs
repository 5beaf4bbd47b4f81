using Amazon.S3.Model;

namespace Qrie.Simulator.Tests.S3;

public sealed class ListBucketsTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_listing_pages_in_the_order_of_names()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = aws.S3();
        foreach (var name in new[] { "page-c", "page-a", "page-b", "page-e", "page-d" })
        {
            await s3.PutBucketAsync(name, Ct);
        }

        var (names, sizes) = (new List<string>(), new List<int>());
        var request = new ListBucketsRequest { MaxBuckets = 2 };
        do
        {
            var page = await s3.ListBucketsAsync(request, Ct);
            names.AddRange(page.Buckets.Select(bucket => bucket.BucketName));
            sizes.Add(page.Buckets.Count);
            request.ContinuationToken = page.ContinuationToken;
        }
        while (request.ContinuationToken is not null);

        names.Should().Equal("page-a", "page-b", "page-c", "page-d", "page-e");
        sizes.Should().Equal(2, 2, 1);
    }

    [Fact]
    public async Task A_listing_filters_by_prefix_and_by_region()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = aws.S3();
        await s3.PutBucketAsync("logs", Ct);
        await s3.PutBucketAsync("logs-old", Ct);
        await s3.PutBucketAsync("media", Ct);
        await aws.S3("eu-west-1").PutBucketAsync(new PutBucketRequest { BucketName = "logs-irish", BucketRegionName = "eu-west-1" }, Ct);

        (await s3.ListBucketsAsync(new ListBucketsRequest { Prefix = "logs" }, Ct)).Buckets.Select(bucket => bucket.BucketName)
            .Should().Equal("logs", "logs-irish", "logs-old");
        (await s3.ListBucketsAsync(new ListBucketsRequest { Prefix = "logs", MaxBuckets = 1 }, Ct)).Buckets
            .Should().ContainSingle().Which.BucketName.Should().Be("logs");
        (await s3.ListBucketsAsync(new ListBucketsRequest { BucketRegion = "eu-west-1" }, Ct)).Buckets
            .Should().ContainSingle().Which.BucketName.Should().Be("logs-irish");
    }

    [Fact]
    public async Task A_bucket_of_long_ago_is_forgotten_and_may_come_back()
    {
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        var s3 = aws.S3();
        await s3.PutBucketAsync("phoenix", Ct);
        await s3.DeleteBucketAsync("phoenix", Ct);
        time.Advance(TimeSpan.FromHours(1));
        (await s3.ListBucketsAsync(Ct)).Buckets.Should().BeNullOrEmpty();
        await s3.PutBucketAsync("phoenix", Ct);
        (await s3.ListBucketsAsync(Ct)).Buckets.Should().ContainSingle();
    }
}
