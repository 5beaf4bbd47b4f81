namespace Qrie.Findings;

/// <summary>The four bands of severity.</summary>
public enum SeverityBand
{
    /// <summary>Below 25.</summary>
    Low = 0,

    /// <summary>25 to 49.</summary>
    Medium = 1,

    /// <summary>50 to 89.</summary>
    High = 2,

    /// <summary>90 and above.</summary>
    Critical = 3,
}
