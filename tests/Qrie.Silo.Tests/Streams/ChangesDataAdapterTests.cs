using Amazon.SQS.Model;
using Qrie.Accounts;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.CloudTrail;
using Qrie.Coverage;
using Qrie.Silo.Streams;

namespace Qrie.Silo.Tests.Streams;

public sealed class ChangesDataAdapterTests
{
    private const string Account = "111122223333";

    private readonly Recorder recorder = new();
    private readonly ChangesDataAdapter adapter;

    public ChangesDataAdapterTests() => adapter = new(new CloudTrailParser(), new ResourceTypes(), new Directory(), recorder);

    [Fact]
    public void A_change_of_a_type_that_can_be_described_goes_on()
    {
        Changes("s3.amazonaws.com", "CreateBucket", """{"bucketName":"ledger"}""").Should().Equal("arn:aws:s3:::ledger");
        recorder.Counted.Should().Equal("Received ", "Processed ");
    }

    [Fact]
    public void A_message_that_touches_only_types_that_cannot_be_described_is_ignored()
    {
        Changes("ec2.amazonaws.com", "ModifyLaunchTemplate", """{"launchTemplateId":"lt-0a1b"}""").Should().BeEmpty();
        recorder.Counted.Should().Equal("Received ", "Ignored no_resource");
    }

    [Fact]
    public void Of_a_message_that_touches_both_only_what_can_be_described_goes_on()
    {
        Changes("ec2.amazonaws.com", "CreateTags", """{"resourcesSet":{"items":[{"resourceId":"lt-0a1b"},{"resourceId":"vol-0a1b"}]}}""")
            .Should().Equal("arn:aws:ec2:eu-west-1:111122223333:volume/vol-0a1b");
        recorder.Counted.Should().Equal("Received ", "Processed ");
    }

    [Fact]
    public void What_nobody_can_classify_is_counted_even_if_the_root_user_did_it()
    {
        Changes("s3.amazonaws.com", "PaintBucket", "{}", identity: """{"type":"Root","accountId":"111122223333"}""")
            .Should().Equal("arn:aws:account::111122223333:account");
        recorder.Counted.Should().Equal("Received ", "Unclassified s3.amazonaws.com:PaintBucket");
    }

    [Fact]
    public void A_message_that_cannot_be_read_is_counted_and_gives_nothing()
    {
        adapter.FromQueueMessage(new Message { Body = "{" }, 1).Should().BeNull();
        adapter.FromQueueMessage(new Message(), 2).Should().BeNull();
        recorder.Counted.Should().Equal("Received ", "Rejected malformed", "Received ", "Rejected malformed");
    }

    private string?[] Changes(string source, string name, string? request, string? response = null, string? identity = null)
    {
        var body = $$"""
            {"source":"aws.any","detail-type":"AWS API Call via CloudTrail","account":"{{Account}}","region":"eu-west-1","detail":
            {"eventSource":"{{source}}","eventName":"{{name}}","eventTime":"2026-03-04T05:06:07Z","eventID":"1","awsRegion":"eu-west-1","readOnly":false,
            "recipientAccountId":"{{Account}}","userIdentity":{{identity ?? "null"}},"requestParameters":{{request ?? "null"}},"responseElements":{{response ?? "null"}} } }
            """;
        var batch = adapter.FromQueueMessage(new Message { Body = body }, 1);
        return batch is null ? [] : [.. batch.GetEvents<ResourceChanges>().Single().Item1.Changes.Select(change => change.Arn)];
    }

    private sealed class Recorder : ICoverageRecorder
    {
        public List<string> Counted { get; } = [];

        public void Count(CounterKind kind, string? accountId, string? region, string name) => Counted.Add($"{kind} {name}");
    }

    private sealed class Directory : IAccountDirectory
    {
        public event Action Changed { add { } remove { } }

        public IReadOnlyCollection<AccountRegistration> All => [new AccountRegistration { AccountId = Account, RoleArn = "" }];

        public AccountRegistration? Find(string accountId) => accountId == Account ? All.First() : null;

        public DateTimeOffset? WatchedSince(string accountId) => accountId == Account ? DateTimeOffset.UnixEpoch : null;
    }
}
