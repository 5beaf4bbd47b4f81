using Qrie.Silo.Commands;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Silo.Tests.Storage.Contract;

namespace Qrie.Silo.Tests.Commands;

public sealed class TablesCommandTests(DynamoBackend backend) : StorageContract(backend), IClassFixture<DynamoBackend>
{
    [Fact]
    public async Task The_tables_are_made_once_and_by_the_command_only()
    {
        var prefix = $"cmd-{Guid.NewGuid():N}-";
        using var client = backend.Client();
        string[] names = [.. DynamoSchema.All.Select(table => prefix + table.Name)];
        (await DynamoTables.MissingAsync(client, prefix, Token)).Should().Equal(names);

        var (code, output, error) = await RunAsync("tables", "create", $"--Qrie:DynamoDb:TablePrefix={prefix}", $"--Qrie:DynamoDb:EndpointUrl={backend.Url}");
        (code, error).Should().Be((0, ""));
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().HaveCount(names.Length + 1).And.OnlyContain(line => line.Contains(" made"));
        (await DynamoTables.MissingAsync(client, prefix, Token)).Should().BeEmpty();

        (_, output, _) = await RunAsync("tables", "create", $"--Qrie:DynamoDb:TablePrefix={prefix}", $"--Qrie:DynamoDb:EndpointUrl={backend.Url}", "--output", "json");
        output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().OnlyContain(line => line.Contains("\"created\":false"));
        foreach (var name in names.Append($"{prefix}membership"))
        {
            await client.DeleteTableAsync(name, Token);
        }
    }

    [Fact]
    public async Task An_index_that_a_table_lacks_is_missed()
    {
        var prefix = $"old-{Guid.NewGuid():N}-";
        using var client = backend.Client();
        var old = DynamoSchema.Resources with { Indexes = [.. DynamoSchema.Resources.Indexes.Where(index => index.Name != "due")] };
        await DynamoTables.CreateAsync(client, old, prefix, TimeProvider.System, Token);

        (await DynamoTables.MissingAsync(client, prefix, Token)).Should().Contain($"{prefix}resources/due").And.NotContain($"{prefix}resources");

        await client.DeleteTableAsync($"{prefix}resources", Token);
    }

    [Theory]
    [InlineData("--Qrie:DynamoDb:TablePrefix=no spaces", "qrie: Qrie:DynamoDb:TablePrefix is 'no spaces'; it must be of the form *")]
    [InlineData("--Qrie:DynamoDb:EndpointUrl=http://127.0.0.1:9", "qrie: DynamoDB cannot be asked: *")]
    public async Task What_is_wrong_is_told_in_one_line(string setting, string expected)
    {
        var (code, _, error) = await RunAsync("tables", "create", setting);

        code.Should().Be(1);
        error.TrimEnd().Should().Match(expected).And.NotContain("\n");
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await CommandLine.InvokeAsync(arguments, output, error, Token);
        return (code, output.ToString(), error.ToString());
    }
}
