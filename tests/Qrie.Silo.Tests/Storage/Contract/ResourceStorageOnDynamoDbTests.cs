namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class ResourceStorageOnDynamoDbTests(DynamoBackend backend) : ResourceStorageContract(backend), IClassFixture<DynamoBackend>;
