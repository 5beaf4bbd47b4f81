namespace Qrie.Policies;

/// <summary>What a policy says of everything that it judges.</summary>
public enum PolicyAnswer
{
    /// <summary>All comply.</summary>
    Passed = 0,

    /// <summary>A finding is open.</summary>
    Failed = 1,

    /// <summary>It is not active, has nothing to judge, or something could not be judged.</summary>
    Unknown = 2,
}
