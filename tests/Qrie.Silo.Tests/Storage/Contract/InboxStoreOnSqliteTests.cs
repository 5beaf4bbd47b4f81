namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class InboxStoreOnSqliteTests(SqliteBackend backend) : InboxStoreContract(backend), IClassFixture<SqliteBackend>;
