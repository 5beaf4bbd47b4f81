using System.CommandLine;
using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Orleans.Clustering.DynamoDB;
using Qrie.Silo.Hosting;
using Qrie.Silo.Hosting.Cluster;
using Qrie.Silo.Storage.DynamoDb;

namespace Qrie.Silo.Commands;

/// <summary><c>qrie tables</c>: the DynamoDB tables. This is what makes them, besides a deployment; a silo never does.</summary>
internal static class TablesCommand
{
    public static Command Create(string[] settings)
    {
        var output = CommandOutput.Option();
        var create = new Command("create", "Makes the tables that do not exist, billed on demand, and waits until they can be used.") { output };
        create.Does((result, cancellationToken) => CreateAsync(result, settings, result.GetValue(output), cancellationToken));
        return new Command("tables", "The DynamoDB tables of Qrie:Storage=dynamodb and of the cluster's membership. Settings: --Qrie:DynamoDb:TablePrefix, Region, EndpointUrl; --Qrie:Cluster:Table, Region, EndpointUrl.") { create };
    }

    private static async Task<int> CreateAsync(ParseResult result, string[] settings, OutputFormat format, CancellationToken cancellationToken)
    {
        try
        {
            var (options, cluster) = Options(settings);
            using var client = DynamoDatabase.CreateClient(options, retries: 1);
            foreach (var table in DynamoSchema.All)
            {
                var created = await DynamoTables.CreateAsync(client, table, options.TablePrefix, TimeProvider.System, cancellationToken);
                var expires = table.ExpiresAt is not null && await DynamoTables.TryExpireAsync(client, table, options.TablePrefix, cancellationToken);
                Print(result, format, new TableLine(options.TablePrefix + table.Name, created, table.ExpiresAt is null ? null : expires));
            }

            using var membership = cluster.CreateClient(options, retries: 1);
            var name = cluster.TableName(options);
            Print(result, format, new TableLine(name, await DynamoDBClusteringTable.CreateIfNotExistsAsync(membership, name, TimeProvider.System, cancellationToken), null));
            return 0;
        }
        catch (OptionsValidationException exception)
        {
            throw new CommandException(string.Join("; ", exception.Failures));
        }
        catch (Exception exception) when (exception is AmazonServiceException or AmazonClientException or HttpRequestException or TimeoutException)
        {
            throw new CommandException($"DynamoDB cannot be asked: {exception.Message}");
        }
    }

    private static (DynamoDbOptions Storage, QrieClusterOptions Cluster) Options(string[] settings)
    {
        var builder = Commands.Settings.Builder(settings);
        builder.Services.AddSettings<DynamoDbOptions>("Qrie:DynamoDb");
        builder.Services.AddSettings<QrieClusterOptions>("Qrie:Cluster");
        using var services = builder.Services.BuildServiceProvider();
        return (services.GetRequiredService<IOptions<DynamoDbOptions>>().Value, services.GetRequiredService<IOptions<QrieClusterOptions>>().Value);
    }

    private static void Print(ParseResult result, OutputFormat format, TableLine line)
    {
        if (format == OutputFormat.Json)
        {
            CommandOutput.Json(result, line);
            return;
        }

        var expiry = line.Expires == false ? ", whose items do not expire: the endpoint knows no time to live" : "";
        result.InvocationConfiguration.Output.WriteLine($"{line.Table} {(line.Created ? "made" : "exists")}{expiry}");
    }

    /// <summary>One table.</summary>
    /// <param name="Table">Its name.</param>
    /// <param name="Created">False when it existed.</param>
    /// <param name="Expires">Whether its items expire; null where they are not meant to.</param>
    private sealed record TableLine(string Table, bool Created, bool? Expires);
}
