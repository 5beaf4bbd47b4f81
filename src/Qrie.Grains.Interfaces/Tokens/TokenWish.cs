namespace Qrie.Tokens;

/// <summary>A token as it is wished for.</summary>
/// <param name="Name">What it is for, 1 to 100 characters.</param>
/// <param name="Role">What it may do: <c>reader</c>, <c>operator</c> or <c>admin</c>.</param>
/// <param name="Days">How many days it is good, 1 to 365; null for 90.</param>
public sealed record TokenWish(string Name, string Role, int? Days);
