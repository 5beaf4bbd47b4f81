namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class InventoryQueriesOnDynamoDbTests(DynamoBackend backend) : InventoryQueriesContract(backend), IClassFixture<DynamoBackend>;
