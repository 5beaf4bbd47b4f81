namespace Qrie.Scans;

/// <summary>What a scan found of a resource.</summary>
public enum LookOutcome
{
    /// <summary>What is known is fresh enough, or events are on their way that will be looked at anyway.</summary>
    Fresh = 0,

    /// <summary>It is as it was known.</summary>
    Unchanged = 1,

    /// <summary>It differs from what was known, or the same inventory found before that it did.</summary>
    Changed = 2,

    /// <summary>It was not known, or was known as deleted.</summary>
    Appeared = 3,

    /// <summary>It was known, and is gone.</summary>
    Gone = 4,

    /// <summary>It could not be read.</summary>
    Failed = 5,
}
