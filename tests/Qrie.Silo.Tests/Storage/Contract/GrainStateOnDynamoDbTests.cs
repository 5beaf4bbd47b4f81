namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class GrainStateOnDynamoDbTests(DynamoBackend backend) : GrainStateContract(backend), IClassFixture<DynamoBackend>;
