namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class ApiTokenOnDynamoDbTests(DynamoBackend backend) : ApiTokenContract(backend), IClassFixture<DynamoBackend>;
