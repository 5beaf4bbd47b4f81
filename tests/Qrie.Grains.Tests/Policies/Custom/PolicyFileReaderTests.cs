using System.Text;
using Qrie.Aws;

namespace Qrie.Policies.Custom;

public sealed class PolicyFileReaderTests
{
    private const string Good = """
        id: AcmeBucketUnversioned
        type: AWS::S3::Bucket
        severity: 65
        category: data_protection
        title: Bucket keeps no versions
        description: Acme's buckets keep versions.
        remediation: Enable versioning.
        frameworks: [S3.14, "CIS 2.1.2"]
        parts: [versioning, tags]
        violation: versioning.status != 'Enabled'
        evidence: "{status: versioning.status, team: tags.team}"
        tests:
          - name: suspended
            configuration:
              versioning: {status: Suspended}
              tags: {team: payments}
            expect: violation
            evidence: {status: Suspended, team: payments}
          - name: enabled
            configuration: {versioning: {status: Enabled}, tags: null}
            expect: compliant
          - name: not read
            configuration: {versioning: {$unreadable: {reason: AccessDenied, permission: "s3:GetBucketVersioning"}}, tags: null}
            expect: unknown
        """;

    [Fact]
    public void A_good_file_is_a_policy_whose_cases_pass()
    {
        var file = Read(Good);
        file.Errors.Should().BeEmpty();
        file.Policy!.Definition.Should().BeEquivalentTo(new
        {
            Id = "AcmeBucketUnversioned",
            ResourceType = "AWS::S3::Bucket",
            Severity = 65,
            Category = PolicyCategory.DataProtection,
            Parts = (string[])["versioning", "tags"],
            Controls = (string[])["S3.14", "CIS 2.1.2"],
            File = "acme.yaml",
        });
        file.RunTests(DateTimeOffset.UnixEpoch).Should().HaveCount(3).And.OnlyContain(test => test.Failure == null);
    }

    [Fact]
    public void A_remediation_of_one_text_is_a_summary() =>
        Read(Good).Policy!.Definition.Remediation.Should().BeEquivalentTo(new Remediation { Summary = "Enable versioning." });

    [Fact]
    public void A_remediation_may_have_steps_and_commands() =>
        Read(Remedied("summary: Enable it.", "console: [Open the bucket., Choose Enable.]", "cli: [\"aws s3api x --tagging 'TagSet=[{Key=a}]'\"]", "note: Ask before."))
            .Policy!.Definition.Remediation.Should().BeEquivalentTo(new Remediation
            {
                Summary = "Enable it.", Console = ["Open the bucket.", "Choose Enable."], Cli = ["aws s3api x --tagging 'TagSet=[{Key=a}]'"], Note = "Ask before.",
            });

    [Theory]
    [InlineData("summary is missing", 8, "cli: [aws s3api x]")]
    [InlineData("console must be a list of 1 to 20 texts", 9, "summary: Enable it.", "console: Open it.")]
    [InlineData("console must be a list of 1 to 20 texts", 9, "summary: Enable it.", "console: []")]
    [InlineData("cli must be a list of 1 to 20 texts, each of one line", 9, "summary: Enable it.", "cli: [\"aws s3api x\\nid\"]")]
    [InlineData("cli must be a list of 1 to 20 texts", 9, "summary: Enable it.", "cli: [{aws: s3api}]")]
    [InlineData("must begin with 'aws '", 9, "summary: Enable it.", "cli: [terraform apply]")]
    [InlineData("'steps' is not known here; known are cli, console, note, summary", 9, "summary: Enable it.", "steps: [Open it.]")]
    public void A_remediation_of_another_shape_is_one_error(string message, int line, params string[] members)
    {
        var error = Read(Remedied(members)).Errors.Should().ContainSingle().Subject;
        error.Message.Should().Contain(message);
        error.Line.Should().Be(line);
    }

    [Theory]
    [InlineData("remediation: [Enable it.]", "a text, or a mapping with summary, console, cli and note")]
    [InlineData("remediation:", "remediation must be a text")]
    public void A_remediation_that_is_no_text_and_no_mapping_is_one_error(string text, string message) =>
        Read(Good.Replace("remediation: Enable versioning.", text, StringComparison.Ordinal)).Errors.Should().ContainSingle().Which.Message.Should().Contain(message);

    [Fact]
    public void A_violation_says_what_is_wrong_with_the_evidence()
    {
        var verdict = Evaluate(Good, """{"versioning":null,"tags":{"team":"payments"}}""").Should().BeOfType<Verdict.Violation>().Subject;
        verdict.Message.Should().Be("Bucket keeps no versions.");
        verdict.Evidence.Select(fact => $"{fact.Key}={fact.Value}").Should().Equal("status=", "team=payments");
    }

    [Theory]
    [InlineData("""{"versioning":{"$unreadable":{"reason":"AccessDenied","permission":"s3:GetBucketVersioning"}},"tags":null}""", "versioning: AccessDenied (needs s3:GetBucketVersioning)")]
    [InlineData("""{"tags":null}""", "versioning: NotDescribed")]
    public void Invariant_5_a_part_that_was_not_read_gives_unknown(string configuration, string reason) =>
        Evaluate(Good, configuration).Should().BeOfType<Verdict.Unknown>().Which.Reason.Should().Be(reason);

    [Theory]
    [InlineData("id: AcmeBucketUnversioned", "id: lower case", 1, "capital letter")]
    [InlineData("id: AcmeBucketUnversioned", "id: S3BucketPublic", 1, "ships with Qrie")]
    [InlineData("id: AcmeBucketUnversioned", "ident: X", 1, "id is missing")]
    [InlineData("type: AWS::S3::Bucket", "type: AWS::S3::Buckets", 2, "known are")]
    [InlineData("severity: 65", "severity: 101", 3, "0 to 100")]
    [InlineData("severity: 65", "severity: high", 3, "0 to 100")]
    [InlineData("category: data_protection", "category: dp", 4, "one of access_control")]
    [InlineData("parts: [versioning, tags]", "parts: [versions]", 9, "its parts are")]
    [InlineData("parts: [versioning, tags]", "parts: versioning", 9, "a list of texts")]
    [InlineData("violation: versioning.status != 'Enabled'", "violation: versioning.status !=", 10, "no JMESPath")]
    [InlineData("violation: versioning.status != 'Enabled'", "violation: explode(@)", 10, "not available")]
    [InlineData("remediation: Enable versioning.", "remedy: Enable versioning.", 7, "'remedy' is not known")]
    [InlineData("expect: compliant", "expect: fine", 21, "one of violation, compliant, unknown")]
    [InlineData("configuration: {versioning: {status: Enabled}, tags: null}", "configuration: nothing", 20, "must be a mapping")]
    [InlineData("title: Bucket", "title: [Bucket", 5, "no YAML")]
    [InlineData("title: Bucket keeps no versions", "title: &a Bucket", 5, "Anchors")]
    public void An_error_says_where_it_is_and_what_would_be_right(string from, string to, int line, string message)
    {
        Good.Should().Contain(from);
        var file = Read(Good.Replace(from, to, StringComparison.Ordinal));
        file.Policy.Should().BeNull();
        file.Errors.Should().Contain(error => error.Message.Contains(message, StringComparison.Ordinal)).Which.Line.Should().BeInRange(line, line + 1);
    }

    [Fact]
    public void A_file_that_is_too_large_or_nested_too_deep_is_refused()
    {
        Read(new string('#', PolicyFileReader.MaxBytes + 1)).Errors.Should().ContainSingle().Which.Message.Should().Contain("bytes");
        Read($"a: {new string('[', 1_000)}").Errors.Should().ContainSingle().Which.Message.Should().Contain("deep");
        Read("- 1").Errors.Should().ContainSingle().Which.Message.Should().Contain("one document");
        Read("").Errors.Should().ContainSingle();
    }

    [Fact]
    public void A_case_that_fails_says_what_came_instead()
    {
        var results = Read(Good.Replace("expect: compliant", "expect: violation", StringComparison.Ordinal).Replace("Suspended, team: payments", "Suspended, team: risk", StringComparison.Ordinal))
            .RunTests(DateTimeOffset.UnixEpoch);
        results.Select(result => result.Failure).Should().SatisfyRespectively(
            first => first.Should().Be("""expected evidence {"status":"Suspended","team":"risk"}, got {"status":"Suspended","team":"payments"}"""),
            second => second.Should().Be("expected violation, got compliant"),
            third => third.Should().BeNull());
    }

    private static string Remedied(params string[] members) =>
        Good.Replace("remediation: Enable versioning.", "remediation:\n  " + string.Join("\n  ", members), StringComparison.Ordinal);

    private static PolicyFile Read(string text)
    {
        var types = new ResourceTypes();
        return new PolicyFileReader(types, new PolicyCatalogue(types).IsShipped).Read("acme.yaml", Encoding.UTF8.GetBytes(text));
    }

    private static Verdict Evaluate(string text, string configuration) => Read(text).Policy!.Evaluate(
        new ConfigurationDocument(configuration), new EvaluationContext { Now = DateTimeOffset.UnixEpoch, AccountId = "1", Arn = "a" });
}
