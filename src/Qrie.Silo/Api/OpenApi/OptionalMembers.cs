using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Qrie.Silo.Api.OpenApi;

/// <summary>Members that answers leave out when there is nothing to say (the token of a last page) are not required.</summary>
internal sealed class OptionalMembers : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        foreach (var member in context.JsonTypeInfo.Properties.Where(member => member.ShouldSerialize is not null))
        {
            schema.Required?.Remove(member.Name);
        }

        return Task.CompletedTask;
    }
}
