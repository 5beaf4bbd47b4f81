namespace Qrie.Silo.Api.Tokens;

/// <summary>All tokens.</summary>
internal sealed record TokenListDto(IReadOnlyList<TokenDto> Tokens);
