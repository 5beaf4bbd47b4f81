using Qrie.Orleans.Aws.Tests.Servers;

namespace Qrie.Orleans.Aws.Tests.Streaming;

public sealed class SqsStreamsOnTheSimulatorTests(SimulatorServer server) : SqsStreamsContract(server), IClassFixture<SimulatorServer>;
