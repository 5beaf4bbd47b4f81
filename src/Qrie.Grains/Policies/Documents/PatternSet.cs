namespace Qrie.Policies.Documents;

/// <summary>What a list of patterns matches; or, for the elements that begin with <c>Not</c>, everything else.</summary>
/// <param name="Patterns">The patterns.</param>
/// <param name="Inverted">True for <c>NotAction</c> and <c>NotResource</c>.</param>
/// <param name="IgnoreCase">True for actions.</param>
internal sealed record PatternSet(IReadOnlyList<string> Patterns, bool Inverted, bool IgnoreCase)
{
    /// <summary>True when the text is in the set.</summary>
    public bool Matches(string text) => Patterns.Any(pattern => Covers(pattern, text)) != Inverted;

    /// <summary>True when everything of the other set is in this one. Never true by mistake.</summary>
    public bool Covers(PatternSet other) => (Inverted, other.Inverted) switch
    {
        (false, false) => other.Patterns.All(theirs => Patterns.Any(ours => Covers(ours, theirs))),
        (false, true) => Patterns.Any(ours => Covers(ours, "*")),
        (true, false) => !other.Patterns.Any(theirs => Patterns.Any(ours => Wildcard.Overlaps(ours, theirs, IgnoreCase))),
        (true, true) => Patterns.All(ours => other.Patterns.Any(theirs => Covers(theirs, ours))),
    };

    private bool Covers(string pattern, string other) => Wildcard.Covers(pattern, other, IgnoreCase);
}
