namespace Qrie.Policies;

/// <summary>How much the policy set, which is one document, takes where it is stored.</summary>
public interface IPolicySetSize
{
    /// <summary>The most bytes that it may take; null where the storage does not bound it.</summary>
    long? Limit { get; }

    /// <summary>The bytes that it takes.</summary>
    /// <param name="state">The policy set.</param>
    long Of(PolicySetState state);
}
