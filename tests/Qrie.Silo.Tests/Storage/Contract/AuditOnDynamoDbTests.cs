namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class AuditOnDynamoDbTests(DynamoBackend backend) : AuditContract(backend), IClassFixture<DynamoBackend>;
