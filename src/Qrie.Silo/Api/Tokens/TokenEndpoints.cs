using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Silo.Api.Audit;
using Qrie.Silo.Auth;

namespace Qrie.Silo.Api.Tokens;

internal static class TokenEndpoints
{
    public static void MapTokens(this RouteGroupBuilder api)
    {
        var tokens = api.MapGroup("/tokens").WithTags("Access").RequireAuthorization(Roles.Admin);
        tokens.MapGet("", ListAsync).WithSummary("Tokens for programs, the newest first.");
        tokens.MapPost("", CreateAsync)
            .WithSummary("Makes a token. The answer shows it this once; only its hash is kept.")
            .ProducesProblem(StatusCodes.Status400BadRequest);
        tokens.MapDelete("/{id}", RevokeAsync)
            .WithSummary("Ends a token at once.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Ok<TokenListDto>> ListAsync(TokenAdministration tokens, CancellationToken cancellationToken) =>
        TypedResults.Ok(new TokenListDto([.. (await tokens.AllAsync(cancellationToken)).Select(TokenDto.From)], tokens.Accepted));

    private static async Task<Created<NewTokenDto>> CreateAsync(TokenRequest request, TokenAdministration tokens, HttpContext http)
    {
        var made = await tokens.AddAsync(request, Principal.Of(http));
        return TypedResults.Created($"/api/tokens/{made.Token.Id}", new NewTokenDto(made.Secret, TokenDto.From(made.Token)));
    }

    private static async Task<NoContent> RevokeAsync(string id, TokenAdministration tokens, HttpContext http)
    {
        await tokens.EndAsync(id, Principal.Of(http));
        return TypedResults.NoContent();
    }
}
