namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class InboxStoreOnDynamoDbTests(DynamoBackend backend) : InboxStoreContract(backend), IClassFixture<DynamoBackend>;
