using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Qrie.Silo.Api.Findings;
using Qrie.Silo.Api.Parameters;
using Qrie.Silo.Api.Resources;
using Qrie.Silo.Api.Summary;

namespace Qrie.Silo.Api.OpenApi;

/// <summary>Says what parameters take. They are read as text, so that a bad one is answered by name.</summary>
internal sealed class ParameterSchemas : IOpenApiOperationTransformer
{
    private static readonly FrozenDictionary<string, OpenApiSchema> Schemas = new Dictionary<string, OpenApiSchema>
    {
        ["account"] = new() { Type = JsonSchemaType.String, Pattern = "^[0-9]{12}$" },
        ["page_size"] = Integer(1, ParameterReader.MaxPageSize, ParameterReader.DefaultPageSize),
        ["severity"] = Integer(0, 100, null),
        ["weeks"] = Integer(1, SummaryEndpoints.MaxWeeks, SummaryEndpoints.DefaultWeeks),
        ["band"] = OneOf(FindingsQuery.Bands.Keys),
        ["state"] = OneOf(FindingsQuery.States.Keys),
        ["since"] = new() { Type = JsonSchemaType.String, Format = "date-time" },
        ["non_compliant"] = new() { Type = JsonSchemaType.Boolean },
        ["supported"] = new() { Type = JsonSchemaType.Boolean },
    }.ToFrozenDictionary();

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (Schemas.TryGetValue(parameter.Name ?? "", out var schema))
            {
                parameter.Schema = schema;
            }
            else if (parameter.Name == "status")
            {
                parameter.Schema = context.Description.RelativePath == "api/resources"
                    ? OneOf(ResourcesQuery.Statuses.Keys)
                    : OneOf(["active", "available", "suspended", "all"]);
            }
        }

        return Task.CompletedTask;
    }

    private static OpenApiSchema Integer(int minimum, int maximum, int? standard) => new()
    {
        Type = JsonSchemaType.Integer,
        Minimum = $"{minimum}",
        Maximum = $"{maximum}",
        Default = standard is { } value ? JsonValue.Create(value) : null,
    };

    private static OpenApiSchema OneOf(IEnumerable<string> values) => new()
    {
        Type = JsonSchemaType.String,
        Enum = [.. values.Order(StringComparer.Ordinal).Select(value => (JsonNode)JsonValue.Create(value))],
    };
}
