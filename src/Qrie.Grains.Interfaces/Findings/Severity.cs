namespace Qrie.Findings;

/// <summary>The one place that knows where a severity band begins.</summary>
public static class Severity
{
    /// <summary>The lowest severity there is.</summary>
    public const int Lowest = 0;

    /// <summary>The highest severity there is.</summary>
    public const int Highest = 100;

    /// <summary>The band of a severity.</summary>
    /// <param name="severity">0 to 100.</param>
    public static SeverityBand BandOf(int severity) => severity switch
    {
        >= 90 => SeverityBand.Critical,
        >= 50 => SeverityBand.High,
        >= 25 => SeverityBand.Medium,
        _ => SeverityBand.Low,
    };

    /// <summary>The lowest and the highest severity of a band, both included.</summary>
    /// <param name="band">The band.</param>
    public static (int Minimum, int Maximum) RangeOf(SeverityBand band) => band switch
    {
        SeverityBand.Critical => (90, 100),
        SeverityBand.High => (50, 89),
        SeverityBand.Medium => (25, 49),
        _ => (0, 24),
    };
}
