namespace Qrie.Resources;

/// <summary>What a resource made of an <see cref="Observation"/>.</summary>
public enum ObserveOutcome
{
    /// <summary>What is known is newer, or events are on their way whose effect the listing may not show: nothing was taken.</summary>
    Stale = 0,

    /// <summary>It says what was known already.</summary>
    Unchanged = 1,

    /// <summary>The configuration differs from the one that was known, or the same inventory found before that it did.</summary>
    Changed = 2,

    /// <summary>The resource was not known, or was known as deleted.</summary>
    Appeared = 3,
}
