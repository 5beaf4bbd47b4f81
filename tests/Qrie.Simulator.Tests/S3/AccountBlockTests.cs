using System.Net;

namespace Qrie.Simulator.Tests.S3;

public sealed class AccountBlockTests
{
    private const string Path = "/v20180820/configuration/publicAccessBlock";
    private const string Block =
        "<PublicAccessBlockConfiguration xmlns=\"http://awss3control.amazonaws.com/doc/2018-08-20/\"><BlockPublicPolicy>true</BlockPublicPolicy></PublicAccessBlockConfiguration>";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_accounts_block_is_put_read_and_deleted_and_holds_for_its_buckets()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = await aws.OpenBucketAsync("guarded");
        (await SendAsync(aws, "GET")).Should().Match<(HttpStatusCode Status, string Body)>(answer =>
            answer.Status == HttpStatusCode.NotFound && answer.Body.Contains("NoSuchPublicAccessBlockConfiguration"));

        (await SendAsync(aws, "PUT", Block)).Status.Should().Be(HttpStatusCode.OK);
        (await SendAsync(aws, "GET")).Body.Should().Contain("<BlockPublicPolicy>true</BlockPublicPolicy>").And.Contain("<BlockPublicAcls>false</BlockPublicAcls>");
        aws.Organization.S3.TrueAccountBlock(aws.Account.Id)!.BlockPublicPolicy.Should().BeTrue();
        await s3.PutBucketPolicyAsync("guarded", """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::guarded/*"}]}""", Ct)
            .ShouldBeRefusedAsync("AccessDenied");

        (await SendAsync(aws, "DELETE")).Status.Should().Be(HttpStatusCode.NoContent);
        aws.Organization.S3.AccountBlock(aws.Account.Id).Should().BeNull();
    }

    [Fact]
    public async Task An_account_asks_for_its_own_block_only()
    {
        await using var aws = await Aws.StartAsync();
        var (status, body) = await SendAsync(aws, "GET", account: aws.Organization.Accounts[1].Id);
        status.Should().Be(HttpStatusCode.Forbidden);
        body.Should().Contain("s3:GetAccountPublicAccessBlock");
    }

    [Fact]
    public async Task The_record_of_an_accounts_block_names_the_account()
    {
        await using var aws = await Aws.StartAsync();
        await SendAsync(aws, "PUT", Block);
        await SendAsync(aws, "DELETE");
        aws.Organization.EmittedEvents.Select(one => (one.EventName, one.AccountId)).Should().Equal(
            ("PutAccountPublicAccessBlock", aws.Account.Id), ("DeleteAccountPublicAccessBlock", aws.Account.Id));
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(Aws aws, string method, string body = "", string? account = null)
    {
        using var http = new HttpClient();
        using var answer = await http.SendAsync(
            SignedRequest.Of(method, aws.Host.Url + Path, $"account:{aws.Account.Id}", body, headers: ("x-amz-account-id", account ?? aws.Account.Id)), Ct);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(Ct));
    }
}
