using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Audit;
using Qrie.Silo.Api.Audit;
using Qrie.Silo.Api.Problems;
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

    private static async Task<Ok<TokenListDto>> ListAsync(ApiTokens tokens, CancellationToken cancellationToken) =>
        TypedResults.Ok(new TokenListDto([.. (await tokens.ListAsync(cancellationToken)).Select(TokenDto.From)]));

    private static async Task<Created<NewTokenDto>> CreateAsync(TokenRequest request, ApiTokens tokens, IAuditTrail audit, HttpContext http)
    {
        var (name, role, lifetime) = request.Read();
        var (record, token) = await tokens.CreateAsync(name, role, Principal.Of(http), lifetime);
        await audit.AppendAsync(new AuditEntry
        {
            At = record.CreatedAt,
            Principal = record.CreatedBy,
            Action = "token.created",
            Target = record.Id,
            Details = JsonSerializer.Serialize(new { name, role, expires_at = record.ExpiresAt }),
        });
        return TypedResults.Created($"/api/tokens/{record.Id}", new NewTokenDto(token, TokenDto.From(record)));
    }

    private static async Task<NoContent> RevokeAsync(string id, ApiTokens tokens, IAuditTrail audit, TimeProvider time, HttpContext http)
    {
        if (!await tokens.RevokeAsync(id))
        {
            throw new NotFoundException("There is no such token that is still good.");
        }

        await audit.AppendAsync(new AuditEntry { At = time.GetUtcNow(), Principal = Principal.Of(http), Action = "token.revoked", Target = id });
        return TypedResults.NoContent();
    }
}
