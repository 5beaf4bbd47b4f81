namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class AuditOnSqliteTests(SqliteBackend backend) : AuditContract(backend), IClassFixture<SqliteBackend>;
