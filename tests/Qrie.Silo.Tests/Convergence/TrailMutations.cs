using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Qrie.Silo.Tests.Services;
using Qrie.Simulator;

namespace Qrie.Silo.Tests.Convergence;

/// <summary>Two trails an account, each in one of two regions, that come and go; and their bucket, which is opened and closed.</summary>
internal sealed class TrailMutations : IServiceMutations
{
    private readonly ConcurrentDictionary<string, bool> buckets = new();

    public async Task MakeOneAsync(SimulatorHost simulator, Random random, CancellationToken cancellationToken)
    {
        try
        {
            await MakeAsync(simulator, random, cancellationToken);
        }
        catch (AmazonServiceException refused) when ((int)refused.StatusCode is >= 400 and < 500)
        {
            // What makes no sense is refused, and recorded with an error code.
        }
    }

    private async Task MakeAsync(SimulatorHost simulator, Random random, CancellationToken cancellationToken)
    {
        var account = simulator.Organization.Accounts[random.Next(simulator.Organization.Accounts.Count)];
        var number = random.Next(2);
        var (name, region, bucket) = ($"trail-{number}", number == 0 ? "us-east-1" : "eu-west-1", $"trail-logs-{account.Id}");
        using var s3 = new AmazonS3Client(
            new BasicAWSCredentials($"account:{account.Id}", "simulated"),
            new AmazonS3Config { ServiceURL = simulator.Url, AuthenticationRegion = "us-east-1", ForcePathStyle = true });
        Task CallAsync(string operation, params (string Name, JsonNode Value)[] input) => simulator.JsonAsync(
            account.Id, "cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101", operation,
            new JsonObject(input.Select(pair => KeyValuePair.Create(pair.Name, (JsonNode?)pair.Value))), region);
        if (buckets.TryAdd(account.Id, true))
        {
            await s3.PutBucketAsync(bucket, cancellationToken);
            return;
        }

        await (random.Next(10) switch
        {
            0 or 1 => CallAsync("CreateTrail", ("Name", name), ("S3BucketName", bucket), ("IsMultiRegionTrail", random.Next(2) == 0)),
            2 or 3 => CallAsync("StartLogging", ("Name", name)),
            4 => CallAsync("StopLogging", ("Name", name)),
            5 => CallAsync("UpdateTrail", ("Name", name), ("EnableLogFileValidation", random.Next(2) == 0), ("IsMultiRegionTrail", random.Next(3) > 0)),
            6 => CallAsync("PutEventSelectors", ("TrailName", name), ("EventSelectors", new JsonArray(new JsonObject
            {
                ["ReadWriteType"] = random.Next(2) == 0 ? "All" : "WriteOnly", ["IncludeManagementEvents"] = true,
            }))),
            7 => CallAsync("DeleteTrail", ("Name", name)),
            8 => s3.PutBucketPolicyAsync(
                bucket, $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"}]}""", cancellationToken),
            _ => random.Next(2) == 0
                ? s3.DeletePublicAccessBlockAsync(new DeletePublicAccessBlockRequest { BucketName = bucket }, cancellationToken)
                : s3.DeleteBucketPolicyAsync(bucket, cancellationToken),
        });
    }
}
