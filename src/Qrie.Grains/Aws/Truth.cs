namespace Qrie.Aws;

/// <summary>
/// Kleene's three values over what could be read: an answer that readable parts prove stands, whatever else could
/// not be read.
/// </summary>
public readonly record struct Truth
{
    private const string Separator = "; ";
    private const string NoReason = "unknown";

    private Truth(bool? value, string? reason) => (Value, Reason) = (value, reason);

    /// <summary>True, false, or null for unknown, which is also the default value.</summary>
    public bool? Value { get; }

    /// <summary>What could not be read; null when known.</summary>
    public string? Reason { get; }

    /// <summary>Known and true.</summary>
    public bool IsTrue => Value == true;

    /// <summary>Known and false.</summary>
    public bool IsFalse => Value == false;

    /// <summary>Not known.</summary>
    public bool IsUnknown => Value is null;

    /// <summary>A known value.</summary>
    /// <param name="value">The value.</param>
    public static Truth Of(bool value) => new(value, null);

    /// <summary>Not known.</summary>
    /// <param name="reason">What could not be read.</param>
    public static Truth Unknown(string reason) => new(null, reason);

    /// <summary>Conjunction: false as soon as one is.</summary>
    public static Truth operator &(Truth left, Truth right) =>
        left.IsFalse || right.IsFalse ? Of(false) : left.IsTrue && right.IsTrue ? Of(true) : Unknown(Join(left, right));

    /// <summary>Disjunction: true as soon as one is.</summary>
    public static Truth operator |(Truth left, Truth right) =>
        left.IsTrue || right.IsTrue ? Of(true) : left.IsFalse && right.IsFalse ? Of(false) : Unknown(Join(left, right));

    /// <summary>Negation; unknown stays unknown.</summary>
    public static Truth operator !(Truth truth) => truth.Value is { } value ? Of(!value) : truth;

    // Each reason once, however many questions met the same part.
    private static string Join(Truth left, Truth right) => (left.Reason, right.Reason) switch
    {
        ({ } one, { } other) => string.Join(Separator, one.Split(Separator).Union(other.Split(Separator))),
        ({ } one, null) => one,
        (null, { } other) => other,
        _ => NoReason,
    };
}
