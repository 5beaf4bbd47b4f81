namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class ViewStoreOnSqliteTests(SqliteBackend backend) : ViewStoreContract(backend), IClassFixture<SqliteBackend>;
