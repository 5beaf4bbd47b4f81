namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class EvaluationStampOnSqliteTests(SqliteBackend backend) : EvaluationStampContract(backend), IClassFixture<SqliteBackend>;
