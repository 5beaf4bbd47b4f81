namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class ScanStoreOnSqliteTests(SqliteBackend backend) : ScanStoreContract(backend), IClassFixture<SqliteBackend>;
