using Orleans;
using Orleans.Runtime;
using Qrie.Aws;
using Qrie.Changes;
using Qrie.Findings;
using Qrie.Policies;
using Qrie.Resources;
using Qrie.Silo.Storage;

namespace Qrie.Benchmarks;

/// <summary>An inventory of a large organization, written by the code that writes every inventory.</summary>
internal static class ScaleData
{
    public const int Resources = 1_000_000;
    public const int Findings = 300_000;

    /// <summary>The account of rank 10 of <see cref="AccountCount"/>: neither the largest nor a small one.</summary>
    public const string Account = "100000000010";

    /// <summary>Twenty accounts, small ones, as an organizational unit may have.</summary>
    public static IReadOnlySet<string> SomeAccounts { get; } =
        Enumerable.Range(0, 20).Select(i => $"{100_000_000_100 + (5L * i)}").ToHashSet();

    private const int AccountCount = 200;
    private const int Batch = 5_000;

    // Of each ten resources three have one finding; of each ten findings six are active.
    private const int FindingEvery = 10;

    private static readonly string[] Regions = ["us-east-1", "eu-west-1", "eu-central-1", "us-west-2", "ap-southeast-2", "sa-east-1"];

    private static readonly (string Type, string Service, int Share, Func<string, string, long, string> Arn)[] Types =
    [
        ("AWS::EC2::NetworkInterface", "ec2", 30, (account, region, i) => $"arn:aws:ec2:{region}:{account}:network-interface/eni-{i:x17}"),
        ("AWS::EC2::Instance", "ec2", 20, (account, region, i) => $"arn:aws:ec2:{region}:{account}:instance/i-{i:x17}"),
        ("AWS::EC2::SecurityGroup", "ec2", 15, (account, region, i) => $"arn:aws:ec2:{region}:{account}:security-group/sg-{i:x17}"),
        ("AWS::S3::Bucket", "s3", 15, (account, _, i) => $"arn:aws:s3:::{Word(i)}-{account}-{i}"),
        ("AWS::IAM::Role", "iam", 12, (account, _, i) => $"arn:aws:iam::{account}:role/{Word(i)}-{i}"),
        ("AWS::Lambda::Function", "lambda", 6, (account, region, i) => $"arn:aws:lambda:{region}:{account}:function:{Word(i)}-{i}"),
        ("AWS::KMS::Key", "kms", 2, (account, region, i) => $"arn:aws:kms:{region}:{account}:key/{i:x32}"),
    ];

    private static readonly string[] Words = ["payments", "ledger", "reports", "uploads", "backups", "search", "mobile", "billing", "archive", "sandbox"];
    private static readonly int[] Severities = [95, 90, 75, 60, 50, 40, 30, 20, 10];

    /// <summary>Fills a database.</summary>
    /// <param name="database">The database.</param>
    /// <param name="now">When all was seen last.</param>
    /// <param name="resources">How many resources; three in ten have a finding.</param>
    public static async Task FillAsync(SqliteDatabase database, DateTimeOffset now, int resources = Resources)
    {
        var services = Types.ToDictionary(type => type.Type, type => type.Service);
        var configuration = CanonicalJson.Write(ReadyBucketType.Configuration("scale", versioned: false), typeof(Aws.S3.S3BucketConfiguration));
        for (var first = 0; first < resources; first += Batch)
        {
            var writings = Enumerable.Range(first, Math.Min(Batch, resources - first))
                .Select(i => State(i, configuration, now))
                .Select(state => new ResourceWriting(state, services[state.Type]))
                .ToArray();
            await database.WriteAsync(
                session =>
                {
                    foreach (var writing in writings)
                    {
                        writing.Run(session, null);
                    }

                    return true;
                },
                Durability.Process);
        }
    }

    private static ResourceState State(int i, string configuration, DateTimeOffset now)
    {
        // Numbers that are spread like random ones, and the same in every run.
        var random = new Random(i);
        var account = $"{100_000_000_000 + (long)(AccountCount * Math.Pow(random.NextDouble(), 2))}";
        var region = Regions[Math.Min(random.Next(0, 12), Regions.Length - 1) is var rank && random.Next(4) == 0 ? rank : random.Next(2)];
        var type = TypeOf(random.Next(100));
        var deleted = random.Next(50) == 0;
        var state = new ResourceState
        {
            Arn = type.Arn(account, region, i),
            Type = type.Type,
            AccountId = account,
            Region = region,
            Status = deleted ? ResourceStatus.Deleted : ResourceStatus.Present,
            SnapshotTime = now.AddSeconds(-random.Next(86_400)),
            FirstSeenAt = now.AddDays(-random.Next(1, 365)),
            LastSeenAt = now,
            EvaluatedAt = now,
            PolicyRevision = 1,
            Configuration = configuration,
            Tags = new Dictionary<string, string> { ["team"] = Words[i % Words.Length], ["environment"] = i % 3 == 0 ? "production" : "test" },
            Relations = [Arns.Account("aws", account)],
            LastCause = Cause(i, now),
        };
        if (i % FindingEvery < Findings * FindingEvery / Resources)
        {
            var finding = Finding(random, type.Type, deleted, now, Cause(i, now));
            state.Findings[finding.PolicyId] = finding;
        }

        return state;
    }

    private static Finding Finding(Random random, string type, bool deleted, DateTimeOffset now, Cause cause)
    {
        var policy = random.Next(Severities.Length);
        var active = !deleted && random.Next(10) < 6;
        var opened = now.AddSeconds(-random.Next(1, 365 * 86_400));
        var name = type.Split("::")[^1];
        return new Finding
        {
            PolicyId = $"{name}Policy{policy}",
            Severity = Severities[policy],
            Status = active ? FindingStatus.Active : FindingStatus.Resolved,
            FirstSeen = opened,
            OpenedAt = opened,
            LastEvaluated = now,
            ResolvedAt = active ? null : opened + ((now - opened) * random.NextDouble()),
            ResolvedReason = active ? null : deleted ? ResolvedReason.ResourceDeleted : ResolvedReason.Compliant,
            Message = $"The {name} does not do what policy {policy} asks for, seen {random.Next(1_000_000)} times.",
            Evidence = """{"acl":"public-read","block":null,"statement":{"effect":"Allow","principal":"*"}}""",
            Cause = cause,
            SnapshotTime = now,
            PolicyRevision = 1,
        };
    }

    private static Cause Cause(int i, DateTimeOffset now) => new()
    {
        EventId = $"{i:x8}-0000-4000-8000-000000000000",
        EventName = "PutBucketAcl",
        Principal = "arn:aws:sts::100000000000:assumed-role/deploy/ci",
        SourceIp = "198.51.100.1",
        At = now,
    };

    private static (string Type, string Service, int Share, Func<string, string, long, string> Arn) TypeOf(int share)
    {
        var i = 0;
        for (; share >= Types[i].Share; i++)
        {
            share -= Types[i].Share;
        }

        return Types[i];
    }

    private static string Word(long i) => Words[(int)(i % Words.Length)];
}
