namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class EvaluationStampOnDynamoDbTests(DynamoBackend backend) : EvaluationStampContract(backend), IClassFixture<DynamoBackend>;
