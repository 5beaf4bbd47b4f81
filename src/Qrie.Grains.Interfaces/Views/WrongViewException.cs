namespace Qrie.Views;

/// <summary>A view cannot be as it is wished for.</summary>
/// <param name="member">What is wrong: <c>name</c>, <c>page</c> or <c>query</c>.</param>
/// <param name="message">What would be right.</param>
public sealed class WrongViewException(string member, string message) : Exception(message)
{
    /// <summary>What is wrong.</summary>
    public string Member => member;
}
