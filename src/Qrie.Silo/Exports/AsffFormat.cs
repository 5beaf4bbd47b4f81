using System.Globalization;
using System.Text.Json;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Silo.Exports;

/// <summary>
/// AWS Security Finding Format, version 2018-10-08, for <c>BatchImportFindings</c>
/// (<see href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_AwsSecurityFinding.html"/>). Texts are cut to its limits.
/// </summary>
internal sealed class AsffFormat(IPolicyCatalogue policies) : JsonLinesFormat
{
    public const string SchemaVersion = "2018-10-08";

    public override string Name => "asff";

    protected override void Write(FindingRow row, Utf8JsonWriter json)
    {
        var finding = row.Finding;
        var policy = policies.Find(finding.PolicyId);
        var partition = Arns.Partition(row.Arn);
        var region = RegionOf(row, partition);
        json.WriteStartObject();
        json.WriteString("SchemaVersion", SchemaVersion);
        json.WriteString("Id", AsffText.Identifier($"{row.Arn}/{finding.PolicyId}", 512));
        json.WriteString("ProductArn", $"arn:{partition}:securityhub:{region}:{row.AccountId}:product/{row.AccountId}/default");
        json.WriteString("GeneratorId", AsffText.Identifier($"qrie/{finding.PolicyId}", 512));
        json.WriteString("AwsAccountId", row.AccountId);
        json.WriteString("Region", region);
        WriteTypes(json);
        json.WriteString("FirstObservedAt", Time(finding.FirstSeen));
        json.WriteString("LastObservedAt", Time(finding.LastEvaluated));
        json.WriteString("CreatedAt", Time(finding.FirstSeen));
        json.WriteString("UpdatedAt", Time(finding.LastEvaluated));
        json.WriteStartObject("Severity");
        WriteSeverity(json, finding);
        json.WriteNumber("Normalized", AsffSeverity.NormalizedOf(finding.Severity));
        json.WriteEndObject();
        json.WriteString("Title", AsffText.Cut(policy?.Title ?? finding.PolicyId, 256));
        json.WriteString("Description", AsffText.Cut(string.IsNullOrWhiteSpace(finding.Message) ? policy?.Description ?? finding.PolicyId : finding.Message, 1024));
        if (policy is { Remediation.Text: var remediation } && !string.IsNullOrWhiteSpace(remediation))
        {
            json.WriteStartObject("Remediation");
            json.WriteStartObject("Recommendation");
            json.WriteString("Text", AsffText.CutBeforeCommand(remediation, 512));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        WriteProductFields(json, row);
        WriteResource(json, row, partition, region);
        WriteState(json, finding, policy);
        json.WriteStartObject("FindingProviderFields");
        json.WriteStartObject("Severity");
        WriteSeverity(json, finding);
        json.WriteEndObject();
        WriteTypes(json);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTypes(Utf8JsonWriter json)
    {
        json.WriteStartArray("Types");
        json.WriteStringValue("Software and Configuration Checks/AWS Security Best Practices");
        json.WriteEndArray();
    }

    private static void WriteSeverity(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("Label", AsffSeverity.LabelOf(finding.Severity));
        json.WriteString("Original", finding.Severity.ToString(CultureInfo.InvariantCulture));
    }

    private static void WriteProductFields(Utf8JsonWriter json, FindingRow row)
    {
        var finding = row.Finding;
        (string Key, string? Value)[] fields =
        [
            ("qrie/policy", finding.PolicyId), ("qrie/evidence", finding.Evidence), ("qrie/resolved_reason", ReasonNames.Of(finding.ResolvedReason)),
            ("qrie/cause/event_id", finding.Cause?.EventId), ("qrie/cause/event_name", finding.Cause?.EventName),
            ("qrie/cause/principal", finding.Cause?.Principal), ("qrie/cause/source_ip", finding.Cause?.SourceIp),
            ("qrie/cause/at", finding.Cause is { } cause ? Time(cause.At) : null),
        ];
        json.WriteStartObject("ProductFields");
        foreach (var (key, value) in fields.Where(field => !string.IsNullOrWhiteSpace(field.Value)))
        {
            json.WriteString(key, AsffText.Cut(value!, 2048));
        }

        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, FindingRow row, string partition, string region)
    {
        json.WriteStartArray("Resources");
        json.WriteStartObject();
        json.WriteString("Type", AsffText.ResourceType(row.Type));
        json.WriteString("Id", AsffText.Cut(row.Arn, 512));
        json.WriteString("Partition", partition);
        json.WriteString("Region", region);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteState(Utf8JsonWriter json, Finding finding, PolicyView? policy)
    {
        var (compliance, workflow, archived) = (finding.Status, finding.ResolvedReason) switch
        {
            (FindingStatus.Active, _) => ("FAILED", "NEW", false),
            (_, ResolvedReason.Compliant) => ("PASSED", "RESOLVED", false),
            (_, ResolvedReason.Exception) => ("NOT_AVAILABLE", "SUPPRESSED", false),
            _ => ("NOT_AVAILABLE", "RESOLVED", true),
        };
        json.WriteStartObject("Compliance");
        json.WriteString("Status", compliance);
        if (policy is { Frameworks.Count: > 0 })
        {
            json.WriteStartArray("RelatedRequirements");
            foreach (var reference in policy.Frameworks.Take(32))
            {
                json.WriteStringValue(AsffText.Cut($"{reference.Framework}/{reference.Control}", 64));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartObject("Workflow");
        json.WriteString("Status", workflow);
        json.WriteEndObject();
        json.WriteString("RecordState", archived ? "ARCHIVED" : "ACTIVE");
    }

    // Global resources have no region of their own, and a product ARN must name one.
    private static string RegionOf(FindingRow row, string partition) =>
        row.Region.Contains('-', StringComparison.Ordinal) ? row.Region : Arns.HomeRegion(partition);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
