using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Qrie.Silo.Storage.DynamoDb;
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

    [Fact]
    public void The_restore_switches_on_the_expiry_of_every_table_that_has_one()
    {
        var expiring = DynamoSchema.All.Where(table => table.ExpiresAt is not null).Select(table => $"`{table.Name}`");

        var step = Document().Split('\n').SkipWhile(line => !line.Contains("time to live", StringComparison.Ordinal)).First();

        Table().Matches(step[step.IndexOf(" of ", StringComparison.Ordinal)..]).Select(match => match.Value).Should().BeEquivalentTo(expiring);
    }

    internal static string Document([CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "docs", "operations.md"));

    [GeneratedRegex(@"^\| `(qrie\.[a-z_.]+)` \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex("`[a-z]+`")]
    private static partial Regex Table();
}
