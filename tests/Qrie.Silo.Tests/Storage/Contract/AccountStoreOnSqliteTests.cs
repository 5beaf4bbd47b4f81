namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class AccountStoreOnSqliteTests(SqliteBackend backend) : AccountStoreContract(backend), IClassFixture<SqliteBackend>;
