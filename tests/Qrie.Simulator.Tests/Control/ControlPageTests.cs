using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Qrie.Simulator.Tests.Control;

public sealed class ControlPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_overview_names_accounts_and_pages_that_are_there()
    {
        await using var aws = await Aws.StartAsync();
        using var http = new HttpClient();
        var overview = (await http.GetFromJsonAsync<JsonNode>($"{aws.Host.Url}/_simulator", Ct))!;
        overview["accounts"]!.AsArray().Select(account => account!["id"]!.ToString()).Should().Equal(aws.Organization.Accounts.Select(account => account.Id));
        foreach (var page in overview["pages"]!.AsArray())
        {
            (await http.GetAsync(page!.ToString(), Ct)).StatusCode.Should().Be(HttpStatusCode.OK);
        }
    }

    [Fact]
    public async Task The_truth_tells_the_buckets_and_their_parts()
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3().PutBucketAsync("true", Ct);
        using var http = new HttpClient();
        var truth = (await http.GetFromJsonAsync<JsonNode>($"{aws.Host.Url}/_simulator/truth", Ct))!;
        var bucket = truth["buckets"]![0]!;
        bucket["name"]!.ToString().Should().Be("true");
        bucket["parts"]!["ownershipControls"]!.ToString().Should().Contain("BucketOwnerEnforced");
        bucket["public_access_block"]!["block_public_acls"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task Faults_are_read_and_changed()
    {
        await using var aws = await Aws.StartAsync();
        using var http = new HttpClient();
        var url = $"{aws.Host.Url}/_simulator/faults";
        var changed = await http.PutAsJsonAsync(
            url,
            new { throttling_rate = 0.25, latency_seconds = 1.5, read_lag_seconds = 3, deny = new[] { new { account_id = aws.Account.Id, action = "s3:GetBucketAcl" } } },
            Ct);
        changed.StatusCode.Should().Be(HttpStatusCode.OK);
        aws.Organization.Faults.ThrottlingRate.Should().Be(0.25);
        aws.Organization.Faults.Latency.Should().Be(TimeSpan.FromSeconds(1.5));
        aws.Organization.Faults.Denied.Should().Equal((aws.Account.Id, "s3:GetBucketAcl"));
        (await http.GetFromJsonAsync<JsonNode>(url, Ct))!["read_lag_seconds"]!.GetValue<double>().Should().Be(3);
    }

    [Theory]
    [InlineData("""{"throttling_rate":2}""")]
    [InlineData("""{"throttling_rate":"often"}""")]
    [InlineData("""{"colour":"blue"}""")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    public async Task A_fault_that_is_none_is_refused_with_the_reason(string body)
    {
        await using var aws = await Aws.StartAsync();
        using var http = new HttpClient();
        var answer = await http.PutAsync($"{aws.Host.Url}/_simulator/faults", new StringContent(body), Ct);
        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await answer.Content.ReadFromJsonAsync<JsonNode>(Ct))!["error"]!.ToString().Should().NotBeEmpty();
    }

    [Fact]
    public async Task Calls_are_read_and_reset()
    {
        await using var aws = await Aws.StartAsync();
        await (await aws.SessionAsync()).ListBucketsAsync(Ct);
        using var http = new HttpClient();
        var url = $"{aws.Host.Url}/_simulator/calls";
        (await http.GetFromJsonAsync<JsonArray>(url, Ct))!.Select(call => call!["operation"]!.ToString()).Should().Equal("ListBuckets", "AssumeRole");
        (await http.DeleteAsync(url, Ct)).StatusCode.Should().Be(HttpStatusCode.NoContent);
        (await http.GetFromJsonAsync<JsonArray>(url, Ct))!.Should().BeEmpty();
    }
}
