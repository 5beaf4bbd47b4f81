namespace Qrie.Aws.Organizations;

/// <summary>The life of an account in its organization.</summary>
public enum AccountStatus
{
    /// <summary>In use.</summary>
    Active,

    /// <summary>Closed or suspended: its role cannot be assumed.</summary>
    Suspended,

    /// <summary>About to be closed.</summary>
    PendingClosure,
}
