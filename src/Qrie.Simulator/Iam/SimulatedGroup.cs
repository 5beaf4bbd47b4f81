namespace Qrie.Simulator.Iam;

internal sealed record SimulatedGroup : SimulatedPrincipal;
