using System.Text.Json;
using System.Text.Json.Serialization;
using Qrie.Resources;
using Qrie.Silo.Api.Json;

namespace Qrie.Silo.Api.Resources;

/// <summary>One difference, like an RFC 6902 operation: <c>old</c> is absent for <c>add</c>, <c>new</c> for <c>remove</c>.</summary>
internal sealed record DifferenceDto(
    string Op,
    string Path,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? Old,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonElement? New)
{
    public static DifferenceDto From(DiffOperation operation) =>
        new(operation.Op, operation.Path, ApiJson.Embed(operation.Old), ApiJson.Embed(operation.New));
}
