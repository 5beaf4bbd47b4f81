namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class CoverageOnDynamoDbTests(DynamoBackend backend) : CoverageContract(backend), IClassFixture<DynamoBackend>;
