namespace Qrie.Silo.Tests.Storage.Contract;

public sealed class DeliveryOnSqliteTests(SqliteBackend backend) : DeliveryContract(backend), IClassFixture<SqliteBackend>;
