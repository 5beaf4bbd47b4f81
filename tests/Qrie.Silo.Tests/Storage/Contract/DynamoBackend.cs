using Amazon.DynamoDBv2;
using Qrie.Silo.Commands;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Silo.Tests.Storage.DynamoDb;
using Qrie.TestServers;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>DynamoDB, in tables of its own each time.</summary>
public sealed class DynamoBackend : StorageBackend, IAsyncLifetime
{
    private readonly DynamoDBServer server = new();

    public override string? Missing => server.Missing;

    public ValueTask InitializeAsync() => server.InitializeAsync();

    public ValueTask DisposeAsync() => server.DisposeAsync();

    internal AmazonDynamoDBClient Client() => server.Client();

    internal FaultyDynamoDB Faulty() => new(server.Url);

    /// <summary>The endpoint.</summary>
    internal string Url => server.Url;

    /// <summary>Makes all tables of a cluster, as an operator does.</summary>
    internal async Task MakeTablesAsync(string prefix, CancellationToken cancellationToken) => (await CommandLine.InvokeAsync(
        ["tables", "create", $"--Qrie:DynamoDb:TablePrefix={prefix}", $"--Qrie:DynamoDb:EndpointUrl={Url}"], TextWriter.Null, TextWriter.Null, cancellationToken))
        .Should().Be(0);

    internal override async Task<StorageUnderTest> CreateAsync() => await CreateAsync(server.Client());

    /// <summary>Empty tables, reached through a client of the test's.</summary>
    internal async Task<DynamoUnderTest> CreateAsync(IAmazonDynamoDB client)
    {
        var prefix = $"test-{Guid.NewGuid():N}-";
        using var own = server.Client();
        await Task.WhenAll(DynamoSchema.All.Select(table => DynamoTables.CreateAsync(own, table, prefix, TimeProvider.System, CancellationToken.None)));
        return new DynamoUnderTest(client, prefix);
    }
}
