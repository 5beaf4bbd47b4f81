namespace Qrie.Policies;

/// <summary>This silo's current <see cref="PolicySet"/>. Readers take it once per evaluation.</summary>
/// <param name="initial">The set to begin with.</param>
public sealed class PolicySetHolder(PolicySet initial)
{
    private readonly Lock sync = new();
    private volatile PolicySet current = initial;

    /// <summary>The set in force.</summary>
    public PolicySet Current => current;

    /// <summary>Puts another set in force, at once and as a whole. An older revision than the current one is not taken.</summary>
    /// <param name="next">The set.</param>
    public void Swap(PolicySet next)
    {
        lock (sync)
        {
            if (next.Revision >= current.Revision)
            {
                current = next;
            }
        }
    }
}
