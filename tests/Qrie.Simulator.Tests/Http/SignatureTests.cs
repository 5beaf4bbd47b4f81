using System.Net;
using Amazon.Runtime;
using Amazon.S3.Model;
using Amazon.SecurityToken.Model;
using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Http;

public sealed class SignatureTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        var key = Aws.Key($"account:{aws.Account.Id}", "guessed");
        await aws.S3(credentials: key).ListBucketsAsync(Ct).ShouldBeRefusedAsync("SignatureDoesNotMatch");
        await aws.Sts(key).GetCallerIdentityAsync(new GetCallerIdentityRequest(), Ct).ShouldBeRefusedAsync("SignatureDoesNotMatch");
    }

    [Theory]
    [InlineData("AKIAUNKNOWN")]
    [InlineData("account:999999999999")]
    public async Task A_key_that_nobody_has_is_refused(string accessKeyId)
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3(credentials: Aws.Key(accessKeyId)).ListBucketsAsync(Ct).ShouldBeRefusedAsync("InvalidAccessKeyId");
        await aws.Sts(Aws.Key(accessKeyId)).GetCallerIdentityAsync(new GetCallerIdentityRequest(), Ct).ShouldBeRefusedAsync("InvalidClientTokenId");
        await aws.Sqs(Aws.Key(accessKeyId)).ListQueuesAsync("", Ct).ShouldBeRefusedAsync("InvalidClientTokenId");
    }

    [Fact]
    public async Task A_request_without_a_signature_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        using var http = new HttpClient();
        (await http.GetAsync(aws.Host.Url, Ct)).StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_body_other_than_the_signed_one_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        using var http = new HttpClient();
        var request = SignedRequest.Of("PUT", $"{aws.Host.Url}/tampered", $"account:{aws.Account.Id}", "<CreateBucketConfiguration/>");
        request.Content = new StringContent("<CreateBucketConfiguration></CreateBucketConfiguration>");
        var answer = await http.SendAsync(request, Ct);
        (await answer.Content.ReadAsStringAsync(Ct)).Should().Contain("XAmzContentSHA256Mismatch");
        aws.Organization.S3.Buckets.Should().BeEmpty();
    }

    [Fact]
    public async Task A_header_changed_on_the_way_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        using var http = new HttpClient();
        var request = SignedRequest.Of("PUT", $"{aws.Host.Url}/tampered", $"account:{aws.Account.Id}", headers: ("x-amz-object-ownership", "BucketOwnerEnforced"));
        request.Headers.Remove("x-amz-object-ownership");
        request.Headers.Add("x-amz-object-ownership", "ObjectWriter");
        (await (await http.SendAsync(request, Ct)).Content.ReadAsStringAsync(Ct)).Should().Contain("SignatureDoesNotMatch");
    }

    [Theory]
    [InlineData(-16, false)]
    [InlineData(-14, true)]
    [InlineData(14, true)]
    [InlineData(16, false)]
    public async Task A_request_of_another_time_is_refused(int minutes, bool taken)
    {
        await using var aws = await Aws.StartAsync();
        using var http = new HttpClient();
        var request = SignedRequest.Of("GET", $"{aws.Host.Url}/", $"account:{aws.Account.Id}", time: DateTimeOffset.UtcNow.AddMinutes(minutes));
        var body = await (await http.SendAsync(request, Ct)).Content.ReadAsStringAsync(Ct);
        body.Should().Contain(taken ? "ListAllMyBucketsResult" : "RequestTimeTooSkewed");
    }

    [Fact]
    public async Task The_services_clock_can_be_skewed()
    {
        await using var aws = await Aws.StartAsync();
        aws.Organization.Faults.ClockSkew = TimeSpan.FromHours(1);
        using var http = new HttpClient();
        var answer = await http.SendAsync(SignedRequest.Of("GET", $"{aws.Host.Url}/", $"account:{aws.Account.Id}"), Ct);
        (await answer.Content.ReadAsStringAsync(Ct)).Should().Contain("RequestTimeTooSkewed");
        answer.Headers.Date.Should().BeAfter(DateTimeOffset.UtcNow.AddMinutes(50));
    }

    [Fact]
    public async Task A_session_needs_its_own_token_and_ends()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var aws = await Aws.StartAsync(time: time);
        var session = await (await aws.AssumeAsync()).GetCredentialsAsync();
        var s3 = aws.S3(credentials: new SessionAWSCredentials(session.AccessKey, session.SecretKey, session.Token));
        var stranger = aws.S3(credentials: new SessionAWSCredentials(session.AccessKey, session.SecretKey, "another"));
        var tokenless = aws.S3(credentials: Aws.Key(session.AccessKey, session.SecretKey));

        (await s3.ListBucketsAsync(Ct)).HttpStatusCode.Should().Be(HttpStatusCode.OK);
        await stranger.ListBucketsAsync(Ct).ShouldBeRefusedAsync("InvalidToken");
        await tokenless.ListBucketsAsync(Ct).ShouldBeRefusedAsync("InvalidToken");

        time.Advance(TimeSpan.FromSeconds(899));
        (await s3.ListBucketsAsync(Ct)).HttpStatusCode.Should().Be(HttpStatusCode.OK);
        time.Advance(TimeSpan.FromSeconds(1));
        await s3.ListBucketsAsync(Ct).ShouldBeRefusedAsync("ExpiredToken");
    }

    [Theory]
    [InlineData("mars-north-1", "AuthorizationHeaderMalformed")]
    [InlineData("cn-north-1", "AuthorizationHeaderMalformed")]
    [InlineData("ap-east-1", "InvalidAccessKeyId")]
    public async Task A_region_that_is_not_there_or_not_opted_in_refuses(string region, string code)
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3(region).ListBucketsAsync(Ct).ShouldBeRefusedAsync(code);
    }

    [Fact]
    public async Task A_region_that_is_opted_in_answers()
    {
        await using var aws = await Aws.StartAsync(new SimulatorOptions { Regions = ["us-east-1", "ap-east-1"] });
        await aws.S3("ap-east-1").PutBucketAsync(new PutBucketRequest { BucketName = "hong-kong", BucketRegionName = "ap-east-1" }, Ct);
        (await aws.S3("ap-east-1").ListBucketsAsync(Ct)).Buckets.Should().ContainSingle();
    }

    [Fact]
    public async Task Xml_that_does_not_follow_the_schema_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3().PutBucketAsync("strict", Ct);
        using var http = new HttpClient();
        foreach (var (part, body) in new[]
        {
            ("versioning", "not xml"), ("versioning", "<VersioningConfiguration><Status>Perhaps</Status></VersioningConfiguration>"),
            ("versioning", "<Other><Status>Enabled</Status></Other>"), ("versioning", "<!DOCTYPE a [<!ENTITY b 'c'>]><VersioningConfiguration><Status>Enabled</Status></VersioningConfiguration>"),
            ("publicAccessBlock", "<PublicAccessBlockConfiguration><BlockPublicAcls>maybe</BlockPublicAcls></PublicAccessBlockConfiguration>"),
            ("publicAccessBlock", "<PublicAccessBlockConfiguration><BlockEverything>true</BlockEverything></PublicAccessBlockConfiguration>"),
            ("encryption", "<ServerSideEncryptionConfiguration/>"), ("ownershipControls", "<OwnershipControls><Rule><ObjectOwnership>Mine</ObjectOwnership></Rule></OwnershipControls>"),
            ("lifecycle", "<LifecycleConfiguration/>"), ("tagging", "<Tagging/>"), ("logging", "<BucketLoggingStatus><LoggingEnabled/></BucketLoggingStatus>"),
        })
        {
            var answer = await http.SendAsync(SignedRequest.Of("PUT", $"{aws.Host.Url}/strict?{part}", $"account:{aws.Account.Id}", body), Ct);
            (await answer.Content.ReadAsStringAsync(Ct)).Should().Contain("MalformedXML", $"{body} is no {part}");
        }
    }
}
