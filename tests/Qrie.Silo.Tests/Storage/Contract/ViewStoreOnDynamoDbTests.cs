namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class ViewStoreOnDynamoDbTests(DynamoBackend backend) : ViewStoreContract(backend), IClassFixture<DynamoBackend>;
