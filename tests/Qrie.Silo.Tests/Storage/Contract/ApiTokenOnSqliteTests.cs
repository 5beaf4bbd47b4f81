namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class ApiTokenOnSqliteTests(SqliteBackend backend) : ApiTokenContract(backend), IClassFixture<SqliteBackend>;
