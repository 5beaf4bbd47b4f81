namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class AccountStoreOnDynamoDbTests(DynamoBackend backend) : AccountStoreContract(backend), IClassFixture<DynamoBackend>;
