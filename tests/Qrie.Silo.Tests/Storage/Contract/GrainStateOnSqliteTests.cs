namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class GrainStateOnSqliteTests(SqliteBackend backend) : GrainStateContract(backend), IClassFixture<SqliteBackend>;
