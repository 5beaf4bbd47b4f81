using System.Net;
using System.Text.Json;

namespace Qrie.Silo.Tests.Api;

[Collection(ApiGroup.Name)]
public sealed class ExportEndpointsTests(ApiFixture api)
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Findings_leave_as_csv()
    {
        using var response = await api.SendAsync(HttpMethod.Get, $"/api/export/findings?policy={ApiFixture.Policy}");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        response.Content.Headers.ContentDisposition!.FileName!.Trim('"').Should().EndWith(".csv");
        var lines = (await response.Content.ReadAsStringAsync(Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(4);
        lines[0].Should().StartWith("arn,policy,");
        lines.Skip(1).Should().OnlyContain(line => line.Contains(ApiFixture.Policy) && line.Contains("CreateBucket"));
    }

    [Theory]
    [InlineData("ocsf", "class_uid")]
    [InlineData("asff", "SchemaVersion")]
    [InlineData("ASFF", "ProductArn")]
    public async Task Findings_leave_as_json_lines(string format, string member)
    {
        using var response = await api.SendAsync(HttpMethod.Get, $"/api/export/findings?policy={ApiFixture.Policy}&format={format}");

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/jsonl");
        var lines = (await response.Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Should().HaveCount(3).And.OnlyContain(line => HasMember(line, member));
    }

    [Theory]
    [InlineData("q=alpha", 1)]
    [InlineData("state=RESOLVED", 0)]
    [InlineData("severity=100", 0)]
    [InlineData("account=999999999999", 0)]
    [InlineData("service=s3&region=us-east-1&type=AWS::S3::Bucket&since=2020-01-01", 3)]
    public async Task A_filter_is_that_of_the_listing(string filter, int expected)
    {
        using var response = await api.SendAsync(HttpMethod.Get, $"/api/export/findings?format=asff&policy={ApiFixture.Policy}&{filter}");

        (await response.Content.ReadAsStringAsync(Ct)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(expected);
    }

    [Theory]
    [InlineData("format=xlsx", "format")]
    [InlineData("severity=101", "severity")]
    [InlineData("policy=Nonsense", "policy")]
    [InlineData("band=high&severity=3", "band")]
    public async Task A_bad_parameter_is_named_before_anything_is_sent(string query, string parameter)
    {
        var problem = await api.ProblemAsync(HttpStatusCode.BadRequest, $"/api/export/findings?{query}");

        problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Should().Equal(parameter);
    }

    private static bool HasMember(string line, string member) => JsonDocument.Parse(line).RootElement.TryGetProperty(member, out _);
}
