using Microsoft.AspNetCore.Http;

namespace Qrie.Simulator.Http;

/// <summary>A request whose signature was checked, or one that the scenario makes without a wire.</summary>
internal sealed class SimulatedCall
{
    public required string Method { get; init; }

    /// <summary>The path, decoded.</summary>
    public required string Path { get; init; }

    public required IQueryCollection Query { get; init; }

    public required IHeaderDictionary Headers { get; init; }

    public required byte[] Body { get; init; }

    /// <summary>The signing name of the service.</summary>
    public required string Service { get; init; }

    public required string Region { get; init; }

    public required Caller Caller { get; init; }

    /// <summary>Given up when the caller goes or the host stops.</summary>
    public CancellationToken Aborted { get; init; }

    public string Text => System.Text.Encoding.UTF8.GetString(Body);

    public string Header(string name) => Headers[name].ToString();
}
