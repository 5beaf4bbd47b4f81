using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Qrie.Telemetry;

namespace Qrie.Silo.Tests.Deployment;

public sealed partial class OperationsTests
{
    [Fact]
    public void The_reference_of_the_metrics_has_all_of_them_and_no_others()
    {
        var metrics = typeof(QrieMetrics).GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Select(property => property.GetValue(null)).OfType<Instrument>().Select(instrument => instrument.Name);

        Row().Matches(Document()).Select(match => match.Groups[1].Value).Should().BeEquivalentTo(metrics);
    }

    private static string Document([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "operations.md"));

    [GeneratedRegex(@"^\| `(qrie\.[a-z_.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
