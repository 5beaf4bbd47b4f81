using System.Buffers;
using System.Globalization;
using System.Text;
using Qrie.Findings;
using Qrie.Inventory;

namespace Qrie.Silo.Exports;

/// <summary>
/// Comma-separated values (RFC 4180, with UTF-8). A value that a spreadsheet would take for a formula has an apostrophe put before it
/// (<see href="https://owasp.org/www-community/attacks/CSV_Injection"/>): names of resources and callers come from whoever may create them.
/// </summary>
internal sealed class CsvFormat : IFindingFormat
{
    private const string Columns =
        "arn,policy,account_service,account_id,region,type,severity,band,state,first_seen,opened_at,last_evaluated,resolved_at,resolved_reason,message,cause_event_id,cause_event_name,cause_principal,cause_source_ip,cause_at,evidence\r\n";

    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");

    public string Name => "csv";

    public string ContentType => "text/csv; charset=utf-8; header=present";

    public string Extension => "csv";

    public void WriteHead(IBufferWriter<byte> output) => Encoding.UTF8.GetBytes(Columns, output);

    public void Write(FindingRow row, IBufferWriter<byte> output)
    {
        var finding = row.Finding;
        ReadOnlySpan<string?> cells =
        [
            row.Arn, finding.PolicyId, row.Service, row.AccountId, row.Region, row.Type,
            finding.Severity.ToString(CultureInfo.InvariantCulture), Severity.BandOf(finding.Severity).ToString().ToLowerInvariant(),
            finding.Status == FindingStatus.Active ? "ACTIVE" : "RESOLVED",
            Time(finding.FirstSeen), Time(finding.OpenedAt), Time(finding.LastEvaluated), Time(finding.ResolvedAt), ReasonNames.Of(finding.ResolvedReason),
            finding.Message, finding.Cause?.EventId, finding.Cause?.EventName, finding.Cause?.Principal, finding.Cause?.SourceIp, Time(finding.Cause?.At),
            finding.Evidence,
        ];
        var line = new StringBuilder(512);
        foreach (var cell in cells)
        {
            Append(line, cell ?? "");
            line.Append(',');
        }

        line.Length--;
        Encoding.UTF8.GetBytes(line.Append("\r\n").ToString(), output);
    }

    private static void Append(StringBuilder line, string cell)
    {
        // Some programs drop what is blank before they look for a formula.
        var formula = cell.AsSpan().TrimStart(" \u00a0") is [('=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '\uff1d' or '\uff0b' or '\uff0d' or '\uff20'), ..];
        var text = formula ? $"'{cell}" : cell;
        if (formula || text.AsSpan().ContainsAny(Quoted))
        {
            line.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }
        else
        {
            line.Append(text);
        }
    }

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
