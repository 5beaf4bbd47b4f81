using System.Collections.Frozen;

namespace Qrie.Simulator.Services;

/// <summary>The services that were found by their type.</summary>
internal sealed class SimulatedServices
{
    private readonly FrozenDictionary<string, ISimulatedService> byName;

    public SimulatedServices(SimulatedOrganization organization) =>
        byName = typeof(SimulatedServices).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ISimulatedService)))
            .Where(type => type.GetConstructor([typeof(SimulatedOrganization)]) is not null)
            .Select(type => (ISimulatedService)Activator.CreateInstance(type, organization)!)
            .ToFrozenDictionary(service => service.SigningName, StringComparer.Ordinal);

    public ISimulatedService? Find(string signingName) => byName.GetValueOrDefault(signingName);

    public T Get<T>() where T : ISimulatedService => byName.Values.OfType<T>().Single();

    /// <summary>How a service reports errors, also of those that have a place of their own.</summary>
    public WireProtocol ProtocolOf(string? signingName) => signingName switch
    {
        "sts" => WireProtocol.Query,
        "sqs" => WireProtocol.Json,
        { } name when Find(name) is { } service => service.Protocol,
        _ => WireProtocol.RestXml,
    };
}
