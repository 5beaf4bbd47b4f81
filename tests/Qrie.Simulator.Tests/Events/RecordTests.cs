using System.Text.Json.Nodes;
using Amazon.S3;
using Amazon.S3.Model;
using Amazon.SQS.Model;
using Microsoft.Extensions.Time.Testing;

namespace Qrie.Simulator.Tests.Events;

public sealed class RecordTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_mutation_leaves_a_record_with_CloudTrails_name_and_parameters()
    {
        await using var aws = await Aws.StartAsync();
        const string name = "recorded";
        var s3 = await aws.OpenBucketAsync(name);
        await s3.PutBucketPolicyAsync(name, """{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::recorded/*"}]}""", Ct);
        await s3.DeleteBucketPolicyAsync(name, Ct);
        await s3.PutBucketAclAsync(new PutBucketAclRequest { BucketName = name, ACL = S3CannedACL.PublicRead }, Ct);
        await s3.PutBucketVersioningAsync(new PutBucketVersioningRequest { BucketName = name, VersioningConfig = new S3BucketVersioningConfig { Status = VersionStatus.Enabled } }, Ct);
        await s3.PutLifecycleConfigurationAsync(
            new PutLifecycleConfigurationRequest
            {
                BucketName = name,
                Configuration = new LifecycleConfiguration
                {
                    Rules = [new LifecycleRule { Id = "r", Status = "Enabled", Filter = new LifecycleFilter(), Expiration = new LifecycleRuleExpiration { Days = 1 } }],
                },
            },
            Ct);
        await s3.PutBucketTaggingAsync(name, [new Tag { Key = "a", Value = "1" }], Ct);
        await s3.PutPublicAccessBlockAsync(new PutPublicAccessBlockRequest { BucketName = name, PublicAccessBlockConfiguration = new PublicAccessBlockConfiguration { BlockPublicAcls = true } }, Ct);
        await s3.GetBucketVersioningAsync(name, Ct);
        await s3.DeleteBucketAsync(name, Ct);

        var details = (await EnvelopesAsync(aws)).Select(envelope => envelope["detail"]!.AsObject()).ToArray();
        details.Select(detail => detail["eventName"]!.ToString()).Should().Equal(
            "CreateBucket", "DeleteBucketPublicAccessBlock", "PutBucketPolicy", "DeleteBucketPolicy", "PutBucketAcl", "PutBucketVersioning",
            "PutBucketLifecycle", "PutBucketTagging", "PutBucketPublicAccessBlock", "DeleteBucket");
        details.Should().OnlyContain(detail => detail["requestParameters"]!["bucketName"]!.ToString() == name);
        JsonNode Parameters(string eventName) => details.Single(detail => detail["eventName"]!.ToString() == eventName)["requestParameters"]!;
        Parameters("PutBucketPolicy")["bucketPolicy"]!["Statement"]![0]!["Principal"]!.ToString().Should().Be("*");
        Parameters("PutBucketAcl")["x-amz-acl"]!.ToString().Should().Be("public-read");
        Parameters("PutBucketVersioning")["VersioningConfiguration"]!["Status"]!.ToString().Should().Be("Enabled");
        Parameters("PutBucketVersioning")["versioning"]!.ToString().Should().Be("");
        Parameters("PutBucketLifecycle")["LifecycleConfiguration"]!["Rule"]!["Expiration"]!["Days"]!.GetValue<int>().Should().Be(1);
        Parameters("PutBucketPublicAccessBlock")["PublicAccessBlockConfiguration"]!["BlockPublicAcls"]!.GetValue<bool>().Should().BeTrue();
    }

    [Fact]
    public async Task An_envelope_says_where_and_when_with_the_time_in_whole_seconds()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2030, 1, 2, 3, 4, 5, 900, TimeSpan.Zero));
        await using var aws = await Aws.StartAsync(time: time);
        await aws.S3("eu-west-1").PutBucketAsync(new PutBucketRequest { BucketName = "timed", BucketRegionName = "eu-west-1" }, Ct);
        var envelope = (await EnvelopesAsync(aws)).Should().ContainSingle().Which;
        var detail = envelope["detail"]!;
        envelope["source"]!.ToString().Should().Be("aws.s3");
        envelope["detail-type"]!.ToString().Should().Be("AWS API Call via CloudTrail");
        envelope["account"]!.ToString().Should().Be(aws.Account.Id);
        envelope["region"]!.ToString().Should().Be("eu-west-1");
        envelope["time"]!.ToString().Should().Be("2030-01-02T03:04:05Z");
        detail["eventTime"]!.ToString().Should().Be("2030-01-02T03:04:05Z");
        detail["recipientAccountId"]!.ToString().Should().Be(aws.Account.Id);
        detail["readOnly"]!.GetValue<bool>().Should().BeFalse();
        aws.Organization.EmittedEvents.Should().ContainSingle().Which.Time.Millisecond.Should().Be(900);
    }

    [Fact]
    public async Task Resources_are_absent_empty_or_name_the_bucket_in_either_spelling_and_people_differ()
    {
        await using var aws = await Aws.StartAsync();
        var s3 = aws.S3();
        for (var i = 0; i < 60; i++)
        {
            await s3.PutBucketAsync($"many-{i:00}", Ct);
        }

        var details = (await EnvelopesAsync(aws)).Select(envelope => envelope["detail"]!.AsObject()).ToArray();
        details.Should().HaveCount(60);
        details.Should().Contain(detail => !detail.ContainsKey("resources"));
        details.Should().Contain(detail => detail["resources"] is JsonArray && detail["resources"]!.AsArray().Count == 0);
        foreach (var spelling in new[] { "ARN", "arn" })
        {
            details.Should().Contain(detail => detail["resources"] is JsonArray && detail["resources"]!.AsArray().Count == 1
                && detail["resources"]![0]![spelling] != null && detail["resources"]![0]![spelling]!.ToString().StartsWith("arn:aws:s3:::many-"));
        }

        details.Select(detail => detail["userIdentity"]!["type"]!.ToString()).Distinct().Should().Contain(["IAMUser", "AssumedRole", "AWSService"]);
        details.Select(detail => detail["sourceIPAddress"]!.ToString()).Distinct().Count().Should().BeGreaterThan(3);
        details.Select(detail => detail["eventID"]!.ToString()).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task A_refused_mutation_leaves_a_record_with_its_error()
    {
        await using var aws = await Aws.StartAsync();
        await aws.S3().DeleteBucketAsync("nowhere", Ct).ShouldBeRefusedAsync("NoSuchBucket");
        var detail = (await EnvelopesAsync(aws)).Should().ContainSingle().Which["detail"]!;
        detail["errorCode"]!.ToString().Should().Be("NoSuchBucket");
        detail["errorMessage"]!.ToString().Should().NotBeEmpty();
    }

    [Fact]
    public async Task Reads_leave_records_where_the_option_says_so()
    {
        await using var aws = await Aws.StartAsync(new SimulatorOptions { ReadEvents = true });
        await aws.S3().ListBucketsAsync(Ct);
        (await EnvelopesAsync(aws)).Should().ContainSingle().Which["detail"]!["readOnly"]!.GetValue<bool>().Should().BeTrue();
    }

    private static async Task<IReadOnlyList<JsonNode>> EnvelopesAsync(Aws aws)
    {
        var envelopes = new List<JsonNode>();
        while (aws.Organization.QueueDepth.Visible > 0)
        {
            var messages = (await aws.Sqs().ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = aws.Host.QueueUrl, MaxNumberOfMessages = 10 }, Ct)).Messages;
            envelopes.AddRange(messages.Select(message => JsonNode.Parse(message.Body)!));
        }

        return envelopes;
    }
}
