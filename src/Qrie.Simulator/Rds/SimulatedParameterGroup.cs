using System.Collections.Immutable;

namespace Qrie.Simulator.Rds;

/// <summary>A parameter group of instances as it truly is.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Family">Such as <c>postgres16</c>.</param>
/// <param name="Values">What was set; the rest has the family's defaults.</param>
internal sealed record SimulatedParameterGroup(string Name, string Family, ImmutableSortedDictionary<string, string> Values);
