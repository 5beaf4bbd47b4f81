namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class SummaryOnDynamoDbTests(DynamoBackend backend) : SummaryContract(backend), IClassFixture<DynamoBackend>;
