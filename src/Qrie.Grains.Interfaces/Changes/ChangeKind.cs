namespace Qrie.Changes;

/// <summary>What a record says happened. It is a hint: every change ends in a describe, which decides.</summary>
public enum ChangeKind
{
    /// <summary>The record says that the resource was made.</summary>
    Created = 0,

    /// <summary>The record says that the resource was altered.</summary>
    Changed = 1,

    /// <summary>The record says that the resource was removed.</summary>
    Deleted = 2,

    /// <summary>The record names another resource, which this one's verdicts read.</summary>
    Related = 3,

    /// <summary>The record names no resource: the whole type in that account and region is listed again.</summary>
    Relist = 4,
}
