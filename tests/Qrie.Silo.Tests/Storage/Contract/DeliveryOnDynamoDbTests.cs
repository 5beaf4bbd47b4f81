namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class DeliveryOnDynamoDbTests(DynamoBackend backend) : DeliveryContract(backend), IClassFixture<DynamoBackend>;
