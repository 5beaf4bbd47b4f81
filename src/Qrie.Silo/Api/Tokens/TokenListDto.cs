namespace Qrie.Silo.Api.Tokens;

/// <summary>All tokens.</summary>
/// <param name="Tokens">The tokens, the newest first.</param>
/// <param name="Accepted">False while <c>Qrie:Auth:ApiTokens</c> is not true: they let nobody in then.</param>
internal sealed record TokenListDto(IReadOnlyList<TokenDto> Tokens, bool Accepted);
