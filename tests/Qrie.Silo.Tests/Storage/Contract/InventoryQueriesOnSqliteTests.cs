namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class InventoryQueriesOnSqliteTests(SqliteBackend backend) : InventoryQueriesContract(backend), IClassFixture<SqliteBackend>;
