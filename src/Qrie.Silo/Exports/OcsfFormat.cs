using System.Net;
using System.Text.Json;
using Qrie.Changes;
using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Policies;

namespace Qrie.Silo.Exports;

/// <summary>
/// OCSF 1.8.0, class Compliance Finding (2003) with the profile "cloud"
/// (<see href="https://schema.ocsf.io/1.8.0/classes/compliance_finding"/>). Times are milliseconds since 1970.
/// </summary>
internal sealed class OcsfFormat(IPolicyCatalogue policies) : JsonLinesFormat
{
    public const string Version = "1.8.0";

    private const int Class = 2003;
    private const int Create = 1;
    private const int Close = 3;

    public override string Name => "ocsf";

    protected override void Write(FindingRow row, Utf8JsonWriter json)
    {
        var finding = row.Finding;
        var open = finding.Status == FindingStatus.Active;
        var policy = policies.Find(finding.PolicyId);
        json.WriteStartObject();
        json.WriteNumber("class_uid", Class);
        json.WriteString("class_name", "Compliance Finding");
        json.WriteNumber("category_uid", 2);
        json.WriteString("category_name", "Findings");
        Choice(json, "activity", open ? (Create, "Create") : (Close, "Close"), idSuffix: "_id", nameSuffix: "_name");
        json.WriteNumber("type_uid", (Class * 100) + (open ? Create : Close));
        json.WriteString("type_name", $"Compliance Finding: {(open ? "Create" : "Close")}");
        Choice(json, "severity", Severity.BandOf(finding.Severity) switch
        {
            SeverityBand.Critical => (5, "Critical"),
            SeverityBand.High => (4, "High"),
            SeverityBand.Medium => (3, "Medium"),
            _ => (2, "Low"),
        });
        Choice(json, "status", (open, finding.ResolvedReason) switch
        {
            (true, _) => (1, "New"),
            (_, ResolvedReason.Exception) => (3, "Suppressed"),
            _ => (4, "Resolved"),
        });
        json.WriteNumber("time", (finding.ResolvedAt ?? finding.OpenedAt).ToUnixTimeMilliseconds());
        json.WriteString("message", finding.Message);
        WriteMetadata(json, finding, row);
        WriteCloud(json, row);
        WriteInformation(json, row, policy);
        WriteCompliance(json, finding, policy);
        WriteResource(json, row);
        if (policy is not null)
        {
            json.WriteStartObject("remediation");
            json.WriteString("desc", policy.Remediation.Text);
            json.WriteEndObject();
        }

        WriteEvidence(json, finding);
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, Finding finding, FindingRow row)
    {
        json.WriteStartObject("metadata");
        json.WriteString("version", Version);
        json.WriteString("uid", FindingKey.Of(row));
        json.WriteString("event_code", finding.PolicyId);
        json.WriteStartObject("product");
        json.WriteString("name", Product.Name);
        json.WriteString("vendor_name", Product.Name);
        json.WriteString("version", Product.Version);
        json.WriteEndObject();
        json.WriteStartArray("profiles");
        json.WriteStringValue("cloud");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteCloud(Utf8JsonWriter json, FindingRow row)
    {
        json.WriteStartObject("cloud");
        json.WriteString("provider", "AWS");
        json.WriteString("region", row.Region);
        json.WriteString("cloud_partition", Arns.Partition(row.Arn));
        json.WriteStartObject("account");
        json.WriteString("uid", row.AccountId);
        Choice(json, "type", (10, "AWS Account"));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInformation(Utf8JsonWriter json, FindingRow row, PolicyView? policy)
    {
        var finding = row.Finding;
        json.WriteStartObject("finding_info");
        json.WriteString("uid", $"{row.Arn}/{finding.PolicyId}");
        json.WriteString("title", policy?.Title ?? finding.PolicyId);
        json.WriteString("desc", policy?.Description ?? finding.Message);
        json.WriteNumber("first_seen_time", finding.FirstSeen.ToUnixTimeMilliseconds());
        json.WriteNumber("created_time", finding.OpenedAt.ToUnixTimeMilliseconds());
        json.WriteNumber("modified_time", (finding.ResolvedAt ?? finding.OpenedAt).ToUnixTimeMilliseconds());
        json.WriteNumber("last_seen_time", finding.LastEvaluated.ToUnixTimeMilliseconds());
        json.WriteStartObject("analytic");
        json.WriteString("uid", finding.PolicyId);
        json.WriteString("name", policy?.Title ?? finding.PolicyId);
        Choice(json, "type", (1, "Rule"));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteCompliance(Utf8JsonWriter json, Finding finding, PolicyView? policy)
    {
        json.WriteStartObject("compliance");
        json.WriteString("control", finding.PolicyId);
        Choice(json, "status", (finding.Status, finding.ResolvedReason) switch
        {
            (FindingStatus.Active, _) => (3, "Fail"),
            (_, ResolvedReason.Compliant) => (1, "Pass"),
            // What is gone, left out or excepted did not pass, and does not fail.
            (_, var reason) => (99, ReasonNames.Of(reason) ?? "Other"),
        });
        if (policy is { Frameworks.Count: > 0 })
        {
            Texts(json, "standards", policy.Frameworks.Select(reference => reference.Framework).Distinct());
            Texts(json, "requirements", policy.Frameworks.Select(reference => $"{reference.Framework} {reference.Control}"));
        }

        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, FindingRow row)
    {
        json.WriteStartArray("resources");
        json.WriteStartObject();
        json.WriteString("uid", row.Arn);
        json.WriteString("type", row.Type);
        json.WriteString("namespace", row.Service);
        json.WriteString("region", row.Region);
        json.WriteString("cloud_partition", Arns.Partition(row.Arn));
        Choice(json, "role", (3, "Affected"));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteEvidence(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartArray("evidences");
        json.WriteStartObject();
        json.WritePropertyName("data");
        json.WriteRawValue(finding.Evidence);
        if (finding.Cause is { } cause)
        {
            WriteCause(json, cause);
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteCause(Utf8JsonWriter json, Cause cause)
    {
        json.WriteString("uid", cause.EventId);
        json.WriteStartObject("api");
        json.WriteString("operation", cause.EventName);
        json.WriteEndObject();
        if (cause.Principal is { } principal)
        {
            json.WriteStartObject("actor");
            json.WriteStartObject("user");
            json.WriteString("uid", principal);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        if (cause.SourceIp is { } source)
        {
            json.WriteStartObject("src_endpoint");
            json.WriteString(IPAddress.TryParse(source, out _) ? "ip" : "name", source);
            json.WriteEndObject();
        }
    }

    private static void Choice(Utf8JsonWriter json, string name, (int Id, string Caption) choice, string idSuffix = "_id", string nameSuffix = "")
    {
        json.WriteNumber(name + idSuffix, choice.Id);
        json.WriteString(name + nameSuffix, choice.Caption);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
