using System.Buffers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Options;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;
using Qrie.Silo.Exports;

namespace Qrie.Silo.Tests.Exports;

/// <summary>Findings to export.</summary>
internal static class Rows
{
    public static readonly DateTimeOffset At = new(2026, 3, 4, 5, 6, 7, TimeSpan.Zero);

    public static PolicyViews Policies { get; } = AsShipped(new PolicyCatalogue(new ResourceTypes()));

    public static FindingRow Row(
        string policy = "S3BucketPublic",
        int severity = 90,
        ResolvedReason? resolved = null,
        string arn = "arn:aws:s3:::bucket",
        string region = "eu-west-1",
        string message = "The bucket is public.",
        string? principal = "arn:aws:iam::111122223333:role/deployer",
        string source = "192.0.2.7",
        bool caused = true) => new()
        {
            Arn = arn,
            Service = "s3",
            AccountId = "111122223333",
            Region = region,
            Type = "AWS::S3::Bucket",
            Finding = new Finding
            {
                PolicyId = policy,
                Severity = severity,
                Status = resolved is null ? FindingStatus.Active : FindingStatus.Resolved,
                FirstSeen = At,
                OpenedAt = At,
                LastEvaluated = At.AddMinutes(5),
                ResolvedAt = resolved is null ? null : At.AddMinutes(5),
                ResolvedReason = resolved,
                Message = message,
                Evidence = """{"statement":{"Principal":"*"}}""",
                Cause = caused ? new Cause { EventId = "e-1", EventName = "PutBucketPolicy", Principal = principal, SourceIp = source, At = At.AddSeconds(-3) } : null,
                SnapshotTime = At,
                PolicyRevision = 1,
            },
        };

    /// <summary>Every state that a finding may be in, at every severity's edge, with and without what may be missing.</summary>
    public static IEnumerable<FindingRow> Variety() =>
    [
        .. ((ResolvedReason?[])[null, .. Enum.GetValues<ResolvedReason>()]).Select(reason => Row(resolved: reason)),
        .. ((int[])[0, 24, 25, 49, 50, 89, 90, 100]).Select(severity => Row(severity: severity)),
        Row(policy: "NoSuchPolicy"),
        Row(caused: false),
        Row(principal: null, source: "cloudformation.amazonaws.com"),
        Row(source: "2001:db8::7"),
        Row(region: "global", arn: "arn:aws-cn:iam::111122223333:role/x"),
        Row(region: "", arn: "arn:aws-us-gov:iam::111122223333:role/x"),
        Row(message: new string('m', 1023) + "😀😀"),
        Row(message: " "),
        Row(arn: "arn:aws:lambda:eu-west-1:111122223333:function:" + new string('f', 600)),
        .. Policies.All.Select(policy => Row(policy: policy.PolicyId, severity: policy.Severity)),
    ];

    public static string Text(IFindingFormat format, params IEnumerable<FindingRow> rows)
    {
        var output = new ArrayBufferWriter<byte>();
        format.WriteHead(output);
        foreach (var row in rows)
        {
            format.Write(row, output);
        }

        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    public static JsonElement[] Lines(IFindingFormat format, params IEnumerable<FindingRow> rows) =>
        [.. Text(format, rows).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static PolicyViews AsShipped(PolicyCatalogue catalogue)
    {
        var builder = new PolicySetBuilder(catalogue, Options.Create(new PolicyOptions()));
        return new PolicyViews(catalogue, builder, new PolicySetFollower(new PolicySetHolder(PolicySetBuilder.None), builder, TimeProvider.System));
    }
}
