using Qrie.Simulator.Http;

namespace Qrie.Simulator.Services;

/// <summary>One service. Implementations are found by their type and made with the organization; adding one is adding a folder.</summary>
internal interface ISimulatedService
{
    /// <summary>The name under which its requests are signed.</summary>
    string SigningName { get; }

    /// <summary>How it reports errors.</summary>
    WireProtocol Protocol { get; }

    Task<AwsAnswer> AnswerAsync(SimulatedCall call);
}
