namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class ScanStoreOnDynamoDbTests(DynamoBackend backend) : ScanStoreContract(backend), IClassFixture<DynamoBackend>;
