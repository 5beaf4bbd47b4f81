namespace Qrie.Policies;

/// <summary>A rule. Implementations are found by their type; adding one is adding a file.</summary>
public interface IPolicy
{
    /// <summary>What the catalogue says of the rule.</summary>
    PolicyDefinition Definition { get; }
}
