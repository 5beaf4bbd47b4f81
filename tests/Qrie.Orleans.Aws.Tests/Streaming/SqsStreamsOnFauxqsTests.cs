using Qrie.Orleans.Aws.Tests.Servers;

namespace Qrie.Orleans.Aws.Tests.Streaming;

public sealed class SqsStreamsOnFauxqsTests(FauxqsServer server) : SqsStreamsContract(server), IClassFixture<FauxqsServer>;
