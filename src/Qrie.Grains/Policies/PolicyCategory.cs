namespace Qrie.Policies;

/// <summary>What a policy is about.</summary>
public enum PolicyCategory
{
    /// <summary>Who may do what.</summary>
    AccessControl,
    /// <summary>Encryption at rest and in transit.</summary>
    Encryption,
    /// <summary>Keeping data from loss and from leaving.</summary>
    DataProtection,
    /// <summary>Keeping a record.</summary>
    Logging,
    /// <summary>What the network reaches.</summary>
    NetworkExposure,
    /// <summary>Staying up.</summary>
    Resilience,
    /// <summary>Keys, passwords and second factors.</summary>
    CredentialHygiene,
    /// <summary>Everything else that should be set otherwise.</summary>
    Configuration,
}
