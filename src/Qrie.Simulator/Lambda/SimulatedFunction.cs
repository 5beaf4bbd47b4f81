using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace Qrie.Simulator.Lambda;

/// <summary>A function as it is at some moment.</summary>
internal sealed record SimulatedFunction
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    /// <summary>What <c>GetFunctionConfiguration</c> answers, environment and all; never changed, only replaced.</summary>
    public required JsonObject Configuration { get; init; }

    /// <summary>Statements of the function's policy, and of its aliases', by alias; the function's own under the empty text.</summary>
    public ImmutableDictionary<string, ImmutableList<JsonObject>> Policies { get; init; } = ImmutableDictionary<string, ImmutableList<JsonObject>>.Empty;

    /// <summary>URLs, by alias; the function's own under the empty text.</summary>
    public ImmutableSortedDictionary<string, JsonObject> Urls { get; init; } = ImmutableSortedDictionary.Create<string, JsonObject>(StringComparer.Ordinal);

    public ImmutableSortedSet<string> Aliases { get; init; } = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, string> Tags { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
}
