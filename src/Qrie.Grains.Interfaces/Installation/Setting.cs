namespace Qrie.Installation;

/// <summary>A setting as it is in effect.</summary>
/// <param name="Key">The configuration key that sets it, such as <c>Qrie:Receivers</c>.</param>
/// <param name="Meaning">What it is, in a few words.</param>
/// <param name="Value">The value, as the configuration would write it; null when there is none, and for secrets.</param>
/// <param name="IsSet">True when it is other than without any configuration.</param>
/// <param name="IsSecret">True when the value is told to nobody.</param>
public sealed record Setting(string Key, string Meaning, string? Value, bool IsSet, bool IsSecret);
