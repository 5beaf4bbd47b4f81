using System.Data;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Qrie.Silo.Tests.Deployment;

/// <summary>Expressions of CloudWatch's metric math at one moment, as far as the templates' go: IF, FILL, AND, OR, comparisons and sums.</summary>
internal static partial class MetricMath
{
    /// <param name="expression">The expression.</param>
    /// <param name="values">The metrics by their ids; one that is missing has no value.</param>
    public static double Evaluate(string expression, IReadOnlyDictionary<string, double> values)
    {
        var filled = Filled().Replace(expression, fill => values.ContainsKey(fill.Groups[1].Value) ? fill.Groups[1].Value : fill.Groups[2].Value);
        var numbers = Metric().Replace(filled, metric => values[metric.Value].ToString(CultureInfo.InvariantCulture));
        using var table = new DataTable { Locale = CultureInfo.InvariantCulture };
        return Convert.ToDouble(table.Compute(numbers.Replace("IF(", "IIF(", StringComparison.Ordinal), null), CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"FILL\((\w+), (\d+)\)")]
    private static partial Regex Filled();

    // Ids begin with a small letter.
    [GeneratedRegex(@"\b[a-z]\w*\b")]
    private static partial Regex Metric();
}
