using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Qrie.Aws;
using Qrie.Aws.Ec2;
using Qrie.Aws.S3;
using Qrie.Inventory;
using Qrie.Policies.Rds;
using Qrie.Policies.S3;
using Qrie.Resources;
using static Qrie.Policies.Ec2.Ec2;
using static Qrie.Policies.Iam.Iam;

namespace Qrie.Policies;

public sealed class ViolatingPartsTests
{
    private const string Everybody = """{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}""";
    private const string Somebody = """{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::123456789012:root"},"Action":"s3:*","Resource":"arn:aws:s3:::b/*"}""";
    private static readonly Ec2GroupRule World = new("tcp", 22, 22, "0.0.0.0/0");

    [Fact]
    public void A_setting_that_is_off_is_named_though_the_evidence_is_silent() =>
        Find("RDSUnencryptedStorage", Databases.Instance with { Instance = Databases.Instance.Instance with { StorageEncrypted = false } })
            .Should().Equal("/instance/storage_encrypted");

    [Fact]
    public void A_number_that_is_too_small_is_named() =>
        Find("RDSBackupDisabled", Databases.Instance with { Instance = Databases.Instance.Instance with { BackupRetentionDays = 0 } })
            .Should().Equal("/instance/backup_retention_days");

    [Fact]
    public void Of_rules_those_that_let_the_world_in_are_named_each_for_itself() =>
        Find("EC2SecurityGroupSshOpen", Letting(new Ec2GroupRule("tcp", 22, 22, "10.0.0.0/8"), World, World with { Peer = "::/0" }))
            .Should().Equal("/ingress/1", "/ingress/2");

    [Fact]
    public void Of_statements_the_one_for_everybody_is_named() =>
        Find("IAMRoleTrustPublic", Role with { TrustPolicy = Bucket.Policy(Somebody, Everybody.Replace("s3:GetObject", "sts:AssumeRole", StringComparison.Ordinal)) })
            .Should().Equal("/trust_policy/Statement/1");

    [Fact]
    public void A_statement_that_the_evidence_lists_is_named_beside_what_the_service_says_of_the_document() =>
        Find(
            "S3BucketExposed", Bucket.Open with { Policy = Bucket.Policy(Somebody, Everybody), PolicyStatus = Bucket.Is(new S3PolicyStatus(true)) },
            """{"statements":[{"index":1,"sid":null}]}""").Should().Equal("/policy_status/is_public", "/policy/Statement/1");

    [Fact]
    public void Switches_of_which_none_decides_alone_are_named_together() =>
        Find("S3BucketPublic", Bucket.Open with { PublicAccessBlock = Bucket.Is(PublicAccessBlock.None) }).Should().Equal(
            "/public_access_block/block_public_acls", "/public_access_block/block_public_policy", "/public_access_block/ignore_public_acls",
            "/public_access_block/restrict_public_buckets");

    [Fact]
    public void Parts_that_violate_each_for_itself_are_all_named() =>
        Find("IAMUserDirectPolicy", User with { InlinePolicies = Inline(), AttachedPolicies = List(Attached("arn:aws:iam::aws:policy/ReadOnlyAccess", false)) })
            .Should().Equal("/inline_policies/0", "/attached_policies/0");

    [Fact]
    public void What_is_not_there_at_all_is_named_as_a_whole() => Find("S3BucketLoggingDisabled", Bucket.Open).Should().Equal("/logging");

    [Fact]
    public void What_no_trial_tells_is_where_the_evidence_stands()
    {
        var configuration = """{"other":{"state":"wrong-state"},"setting":{"state":"wrong-state","more":"text"}}""";
        new ViolationSearch(configuration, ["setting"], _ => VerdictKind.Violation).Find("""{"state":"wrong-state"}""").Should().Equal("/setting/state");
        new ViolationSearch(configuration, ["setting"], _ => VerdictKind.Violation).Find("{}").Should().Equal("/setting");
    }

    [Fact]
    public void What_complies_or_is_judged_by_no_policy_in_force_has_none()
    {
        Find("RDSUnencryptedStorage", Databases.Instance).Should().BeEmpty();
        Find("S3BucketPublic", Databases.Instance).Should().BeEmpty();
    }

    [Fact]
    public void Trying_ends_however_large_a_configuration_is()
    {
        var trials = 0;
        var items = string.Join(',', Enumerable.Range(0, 20_000).Select(n => $$"""{"n":"{{n}}"}"""));
        new ViolationSearch($$"""{"items":[{{items}}]}""", ["items"], _ =>
        {
            trials++;
            return VerdictKind.Violation;
        }).Find("{}").Should().Equal("/items");
        trials.Should().BeLessThanOrEqualTo(2_000);
    }

    private static IReadOnlyList<string> Find<T>(string policyId, T configuration, string evidence = "{}") where T : notnull
    {
        var types = new ResourceTypes();
        var policy = new PolicyCatalogue(types).Find(policyId)!;
        var holder = new PolicySetHolder(new PolicySet(1, [new ActivePolicy(policy, 50)], new HashSet<string>()));
        var type = types.All.Single(type => type.ConfigurationType == typeof(T));
        var row = new ResourceRow
        {
            Arn = "arn:aws:s3:::b", Service = "s3", AccountId = "123456789012", Region = "us-east-1", Type = type.Name, Status = ResourceStatus.Present,
            FirstSeenAt = default, LastSeenAt = default, SnapshotTime = default, Configuration = CanonicalJson.Write(configuration, typeof(T)),
            Tags = new Dictionary<string, string>(), OpenFindings = 1, Unreadable = [], UnknownPolicies = new Dictionary<string, string>(),
        };
        return new ViolatingParts(new PolicyEvaluator(types), holder, new FakeTimeProvider(Databases.Now)).Find(row, policyId, evidence);
    }
}
