using Amazon.SecurityToken.Model;

namespace Qrie.Simulator.Tests.Sts;

public sealed class AssumeRoleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_session_is_of_the_accounts_role()
    {
        await using var aws = await Aws.StartAsync();
        var answer = await aws.Sts().AssumeRoleAsync(Request(aws), Ct);
        answer.AssumedRoleUser.Arn.Should().Be($"arn:aws:sts::{aws.Account.Id}:assumed-role/QrieInventoryRole/qrie");
        answer.Credentials.Expiration!.Value.ToUniversalTime().Should().BeCloseTo(DateTime.UtcNow.AddSeconds(900), TimeSpan.FromMinutes(2));

        var identity = await aws.Sts(answer.Credentials).GetCallerIdentityAsync(new GetCallerIdentityRequest(), Ct);
        identity.Account.Should().Be(aws.Account.Id);
        identity.Arn.Should().Be(answer.AssumedRoleUser.Arn);
    }

    [Fact]
    public async Task Another_external_id_or_role_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        foreach (var change in new Action<AssumeRoleRequest>[]
        {
            request => request.ExternalId = "guessed",
            request => request.ExternalId = null,
            request => request.ExternalId = aws.Organization.Accounts[1].ExternalId,
            request => request.RoleArn += "Other",
            request => request.RoleArn = "arn:aws:iam::999999999999:role/QrieInventoryRole",
        })
        {
            var request = Request(aws);
            change(request);
            (await aws.Sts().AssumeRoleAsync(request, Ct).ShouldBeRefusedAsync("AccessDenied")).Message.Should().Contain("sts:AssumeRole");
        }
    }

    [Theory]
    [InlineData(899)]
    [InlineData(3601)]
    [InlineData(43201)]
    public async Task A_duration_outside_the_limits_is_refused(int seconds)
    {
        await using var aws = await Aws.StartAsync();
        var request = Request(aws);
        request.DurationSeconds = seconds;
        await aws.Sts().AssumeRoleAsync(request, Ct).ShouldBeRefusedAsync("ValidationError");
    }

    [Fact]
    public async Task A_duration_that_is_no_number_is_refused()
    {
        await using var aws = await Aws.StartAsync();
        using var http = new HttpClient();
        var request = SignedRequest.Of(
            "POST", $"{aws.Host.Url}/", "AKIAQRIE", "Action=AssumeRole&RoleSessionName=qrie&DurationSeconds=soon", service: "sts");
        (await (await http.SendAsync(request, Ct)).Content.ReadAsStringAsync(Ct)).Should().Contain("ValidationError");
    }

    [Fact]
    public async Task A_region_that_is_not_opted_in_refuses()
    {
        await using var aws = await Aws.StartAsync();
        await aws.Sts(region: "ap-east-1").AssumeRoleAsync(Request(aws), Ct).ShouldBeRefusedAsync("RegionDisabledException");
    }

    [Fact]
    public async Task Calls_of_Qrie_count_and_those_of_administrators_and_of_the_truth_do_not()
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3().PutBucketAsync("counted", Ct);
        var session = await aws.SessionAsync();
        await session.GetBucketVersioningAsync("counted", Ct);
        await session.GetBucketVersioningAsync("counted", Ct);
        await session.GetBucketVersioningAsync("missing", Ct).ShouldBeRefusedAsync("NoSuchBucket");
        await aws.S3(credentials: Aws.Key($"truth:{aws.Account.Id}")).GetBucketVersioningAsync("counted", Ct);

        aws.Organization.Calls.Should().BeEquivalentTo(new Dictionary<(string, string), int>
        {
            [("sts", "AssumeRole")] = 1,
            [("s3", "GetBucketVersioning")] = 3,
        });
        aws.Organization.CallsByAccount[(aws.Account.Id, "sts", "AssumeRole")].Should().Be(1);
        aws.Organization.ResetCalls();
        aws.Organization.Calls.Should().BeEmpty();
    }

    private static AssumeRoleRequest Request(Aws aws) => new()
    {
        RoleArn = aws.Account.RoleArn, ExternalId = aws.Account.ExternalId, RoleSessionName = "qrie", DurationSeconds = 900,
    };
}
