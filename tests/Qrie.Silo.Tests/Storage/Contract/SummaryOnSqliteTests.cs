namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class SummaryOnSqliteTests(SqliteBackend backend) : SummaryContract(backend), IClassFixture<SqliteBackend>;
