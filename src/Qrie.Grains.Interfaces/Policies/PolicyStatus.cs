namespace Qrie.Policies;

/// <summary>Where a policy stands in its life.</summary>
public enum PolicyStatus
{
    /// <summary>In the catalogue, not launched.</summary>
    Available = 0,

    /// <summary>Launched: it judges.</summary>
    Active = 1,

    /// <summary>Launched once, and halted: its findings are resolved.</summary>
    Suspended = 2,
}
