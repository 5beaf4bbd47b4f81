using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Qrie.Silo.Auth;
using Scalar.AspNetCore;

namespace Qrie.Silo.Api.OpenApi;

/// <summary>The API's description at <c>/openapi/v1.json</c> and a page to read it at <c>/api/docs</c>, which needs no network.</summary>
internal static class OpenApiExtensions
{
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Qrie";
            document.Info.Description = "Real-time AWS posture. Times are UTC; lists page with page_size and next_token; errors are problem details (RFC 9457).";
            document.Servers?.Clear();
            return Task.CompletedTask;
        });
        options.AddOperationTransformer<ParameterSchemas>();
        options.AddSchemaTransformer<OptionalMembers>();
        options.CreateSchemaReferenceId = NameOf;
    });

    public static void MapApiDescription(this WebApplication app)
    {
        app.MapOpenApi().RequireAuthorization(Roles.Reader);
        app.MapScalarApiReference("/api/docs", options =>
        {
            options.Title = "Qrie API";
            options.DefaultFonts = false;
            options.Telemetry = false;
            options.WithNonce();
        }).RequireAuthorization(Roles.Reader);
    }

    private static string? NameOf(JsonTypeInfo type) =>
        OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name && name.EndsWith("Dto", StringComparison.Ordinal) ? name[..^3] : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
}
