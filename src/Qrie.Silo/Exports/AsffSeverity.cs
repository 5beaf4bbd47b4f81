using Qrie.Findings;

namespace Qrie.Silo.Exports;

/// <summary>
/// Severities as Security Hub counts them: low 1–39, medium 40–69, high 70–89, critical 90–100
/// (<see href="https://docs.aws.amazon.com/securityhub/1.0/APIReference/API_Severity.html"/>). A finding keeps its band and its place in it.
/// </summary>
internal static class AsffSeverity
{
    public static string LabelOf(int severity) => Severity.BandOf(severity).ToString().ToUpperInvariant();

    public static int NormalizedOf(int severity)
    {
        var band = Severity.BandOf(severity);
        var (low, high) = Severity.RangeOf(band);
        var (first, last) = band switch
        {
            SeverityBand.Critical => (90, 100),
            SeverityBand.High => (70, 89),
            SeverityBand.Medium => (40, 69),
            _ => (1, 39),
        };
        return first + ((severity - low) * (last - first) / (high - low));
    }
}
