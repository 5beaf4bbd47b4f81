using System.Collections.Frozen;
using System.Text;

namespace Qrie.Aws.Iam;

/// <summary>
/// The account's credential report: one row for each user and one for root
/// (<see href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_getting-report.html"/>). It may be four hours old.
/// </summary>
internal sealed class CredentialReport
{
    private readonly FrozenDictionary<string, CredentialReportRow> rows;

    private CredentialReport(DateTimeOffset generatedAt, IEnumerable<CredentialReportRow> rows) =>
        (GeneratedAt, this.rows) = (generatedAt, rows.Where(row => row.Arn.Length > 0).DistinctBy(row => row.Arn).ToFrozenDictionary(row => row.Arn, StringComparer.Ordinal));

    /// <summary>When IAM made it, UTC.</summary>
    public DateTimeOffset GeneratedAt { get; }

    /// <summary>The row of a user or of root; null when the report has none.</summary>
    /// <param name="arn">The ARN.</param>
    public CredentialReportRow? Find(string arn) => rows.GetValueOrDefault(arn);

    /// <summary>Reads the report.</summary>
    /// <param name="csv">Comma-separated values; the first line names the columns.</param>
    /// <param name="generatedAt">When it was made.</param>
    public static CredentialReport Parse(string csv, DateTimeOffset generatedAt)
    {
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var columns = lines.Length == 0 ? [] : Cells(lines[0]);
        return new CredentialReport(generatedAt, lines.Skip(1).Select(line => new CredentialReportRow(columns.Zip(Cells(line))
            .GroupBy(cell => cell.First).ToDictionary(cell => cell.Key, cell => cell.First().Second, StringComparer.Ordinal))));
    }

    // Names may hold commas: such cells are quoted (RFC 4180).
    private static List<string> Cells(string line)
    {
        var (cells, cell, quoted) = (new List<string>(), new StringBuilder(), false);
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"' when quoted && i + 1 < line.Length && line[i + 1] == '"':
                    cell.Append('"');
                    i++;
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    cells.Add(cell.ToString());
                    cell.Clear();
                    break;
                default:
                    cell.Append(line[i]);
                    break;
            }
        }

        cells.Add(cell.ToString());
        return cells;
    }
}
