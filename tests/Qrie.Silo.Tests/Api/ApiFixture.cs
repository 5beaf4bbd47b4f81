using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;
using Qrie.Changes;
using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Silo.Tests.Api;

/// <summary>One Qrie for all tests of the API: three buckets with findings, and resources whose ARNs have slashes.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    public const string Policy = "S3BucketVersioningDisabled";
    public const string Alpha = "arn:aws:s3:::alpha";
    public const string Beta = "arn:aws:s3:::beta";
    public const string Role = "arn:aws:iam::111122223333:role/team/reader";
    public const string RoleNamedHistory = "arn:aws:iam::111122223333:role/history";

    internal QrieHost Host { get; private set; } = null!;

    public string Account => Host.Simulator.Organization.Accounts[0].Id;

    public async ValueTask InitializeAsync()
    {
        Host = await QrieHost.StartAsync();
        using var s3 = Host.S3(Host.Simulator.Organization.Accounts[0]);
        foreach (var bucket in (string[])["alpha", "beta", "gamma"])
        {
            await s3.PutBucketAsync(bucket);
        }

        using var sqs = new AmazonSQSClient(new BasicAWSCredentials("AKIAQRIE", "simulated"), new AmazonSQSConfig { ServiceURL = Host.Simulator.Url, AuthenticationRegion = "us-east-1" });
        await sqs.SendMessageAsync(Host.Simulator.QueueUrl, "this is no event");
        var inventory = Host.Service<IInventoryQueries>();
        await Eventually.TrueAsync(
            async () => (await inventory.FindingsAsync(new FindingFilter { Policy = Policy }, 10, null, default)).Items.Count == 3, "the findings");
        await CopyAsync(Role);
        await CopyAsync(RoleNamedHistory);
    }

    /// <summary>A row like that of a bucket under another ARN.</summary>
    private async Task CopyAsync(string arn)
    {
        var storage = Host.App.Services.GetRequiredKeyedService<IGrainStorage>(ResourceState.StorageName);
        var copied = new GrainState<ResourceState>();
        await storage.ReadStateAsync("resource", GrainId.Create("resource", Alpha), copied);
        var state = copied.State!;
        (state.Arn, state.Type, state.AccountId) = (arn, "AWS::IAM::Role", "111122223333");
        (state.Findings, state.UnwrittenHistory, state.Stored) = ([], [], null);
        await storage.WriteStateAsync("resource", GrainId.Create("resource", arn), new GrainState<ResourceState>(state));
    }

    internal Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, path);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return Host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>A good answer's JSON.</summary>
    internal async Task<JsonElement> GetAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await SendAsync(HttpMethod.Get, path);
        response.StatusCode.Should().Be(status, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
    }

    /// <summary>An error's problem details, which every error must have.</summary>
    internal async Task<JsonElement> ProblemAsync(HttpStatusCode status, string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(method ?? HttpMethod.Get, path, headers);
        response.StatusCode.Should().Be(status);
        response.Content.Headers.ContentType?.MediaType.Should().Be("application/problem+json");
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        problem.GetProperty("status").GetInt32().Should().Be((int)status);
        problem.GetProperty("title").GetString().Should().NotBeNullOrEmpty();
        problem.GetProperty("type").GetString().Should().NotBeNullOrEmpty();
        return problem;
    }

    internal Task QuarantineAsync(ResourceChange change, string error)
    {
        var now = DateTimeOffset.UtcNow;
        var row = new PendingChange { Key = change.Key, Events = [change], QueuedAt = now, DueAt = now, Attempts = 8, LastError = error };
        var lane = Host.Service<Microsoft.Extensions.Options.IOptions<InboxOptions>>().Value.LaneOf(change);
        return Host.Service<IInboxStore>().QuarantineAsync(lane, row, now);
    }

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
