namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class ResourceStorageOnSqliteTests(SqliteBackend backend) : ResourceStorageContract(backend), IClassFixture<SqliteBackend>;
