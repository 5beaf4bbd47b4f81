namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class CoverageOnSqliteTests(SqliteBackend backend) : CoverageContract(backend), IClassFixture<SqliteBackend>;
