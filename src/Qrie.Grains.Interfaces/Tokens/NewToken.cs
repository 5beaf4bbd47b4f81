namespace Qrie.Tokens;

/// <summary>A token that was just made.</summary>
/// <param name="Secret">The token; it is shown this once.</param>
/// <param name="Token">What is kept of it.</param>
public sealed record NewToken(string Secret, TokenView Token)
{
    /// <summary>Leaves out what is secret.</summary>
    public override string ToString() => Token.Id;
}
