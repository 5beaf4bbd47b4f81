namespace Qrie.Silo.Api.Tokens;

/// <summary>A token that was just made.</summary>
/// <param name="Token">The token; it is shown this once.</param>
/// <param name="Details">What is kept of it.</param>
internal sealed record NewTokenDto(string Token, TokenDto Details)
{
    public override string ToString() => nameof(NewTokenDto);
}
