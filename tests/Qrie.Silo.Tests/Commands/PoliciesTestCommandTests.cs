namespace Qrie.Silo.Commands;

public sealed class PoliciesTestCommandTests : IDisposable
{
    private const string Good = """
        id: AcmeBucketUnversioned
        type: AWS::S3::Bucket
        severity: 65
        title: Bucket keeps no versions
        description: Acme's buckets keep versions.
        remediation: Enable versioning.
        parts: [versioning]
        violation: versioning.status != 'Enabled'
        tests:
          - name: suspended
            configuration: {versioning: {status: Suspended}}
            expect: violation
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Cases_that_pass_are_listed_and_the_exit_code_is_zero()
    {
        folder.Write("acme.yaml", Good);
        var run = await CommandRun.OfAsync("policies", "test", folder.Path, "--output", "json");
        run.ExitCode.Should().Be(0, run.Error);
        run.Json.Should().ContainSingle().Which.ToString().Should().Be(
            """{"file":"acme.yaml","line":10,"policy_id":"AcmeBucketUnversioned","case":"suspended","result":"passed","message":null}""");
    }

    [Theory]
    [InlineData("expect: violation", "expect: compliant", "failed", "expected compliant, got violation")]
    [InlineData("severity: 65", "severity: 650", "broken", "whole number from 0 to 100")]
    [InlineData("id: AcmeBucketUnversioned", "id: S3BucketPublic", "broken", "ships with Qrie")]
    public async Task What_is_wrong_is_said_with_file_and_line_and_the_exit_code_is_not_zero(string from, string to, string result, string message)
    {
        folder.Write("acme.yml", Good.Replace(from, to, StringComparison.Ordinal));
        var run = await CommandRun.OfAsync("policies", "test", folder.Path);
        run.ExitCode.Should().Be(1);
        run.Lines.Should().ContainSingle(line => line.StartsWith("acme.yml:")).Which.Should().Contain(result).And.Contain(message);
    }

    [Fact]
    public async Task A_policy_without_cases_and_an_id_that_comes_twice_are_wrong()
    {
        folder.Write("a.yaml", Good);
        folder.Write("b.yaml", Good);
        folder.Write("c.yaml", Good[..Good.IndexOf("tests:", StringComparison.Ordinal)].Replace("AcmeBucketUnversioned", "AcmeOther", StringComparison.Ordinal));
        var run = await CommandRun.OfAsync("policies", "test", folder.Path, "--output", "json");
        run.ExitCode.Should().Be(1);
        run.Json.Select(line => line.GetProperty("result").GetString()).Should().Equal("passed", "broken", "untested");
    }

    [Fact]
    public async Task A_folder_that_is_empty_or_not_there_is_refused()
    {
        (await CommandRun.OfAsync("policies", "test", folder.Path)).ShouldFailWith("has no policies");
        (await CommandRun.OfAsync("policies", "test", Path.Combine(folder.Path, "missing"))).ShouldFailWith("cannot be read");
    }
}
