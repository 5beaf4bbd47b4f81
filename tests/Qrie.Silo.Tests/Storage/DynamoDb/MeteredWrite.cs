namespace Qrie.Silo.Tests.Storage.DynamoDb;

/// <summary>A write and what it costs.</summary>
/// <param name="Table">The table, without its prefix.</param>
/// <param name="Operation">put, update or delete.</param>
/// <param name="Units">Write units, those of the indexes included.</param>
internal sealed record MeteredWrite(string Table, string Operation, int Units);
