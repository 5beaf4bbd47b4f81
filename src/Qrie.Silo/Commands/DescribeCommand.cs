using System.CommandLine;
using Amazon.Runtime;
using Microsoft.Extensions.Options;
using Qrie.Accounts;
using Qrie.Aws;

namespace Qrie.Silo.Commands;

/// <summary><c>qrie describe</c>: reads one resource through AWS and prints its normalized configuration.</summary>
internal static class DescribeCommand
{
    public static Command Create(string[] settings)
    {
        var arn = new Argument<string>("ARN") { Description = "The resource's ARN." }.NoOptions();
        var account = new Option<string?>("--account")
        {
            Description = "The account that owns it, where the ARN does not say. Default: the only configured account, else that of the credentials.",
            HelpName = "ID",
        };
        var role = new Option<string?>("--role-arn") { Description = "The role to assume. Default: the configured account's, else none.", HelpName = "ARN" };
        var externalId = new Option<string?>("--external-id") { Description = "The external id that the role asks for.", HelpName = "ID" };
        var output = CommandOutput.Option();
        var command = new Command(
            "describe",
            "Reads a resource through AWS and prints its configuration as canonical JSON, which qrie evaluate takes.") { arn, account, role, externalId, output };
        command.Does((result, cancellationToken) => DescribeAsync(
            result,
            settings,
            result.GetRequiredValue(arn),
            new AccessOptions(result.GetValue(account), result.GetValue(role), result.GetValue(externalId)),
            cancellationToken));
        return command;
    }

    private static async Task<int> DescribeAsync(
        ParseResult result, string[] settings, string arn, AccessOptions access, CancellationToken cancellationToken)
    {
        var type = new ResourceTypes().All.FirstOrDefault(type => type.IsArn(arn))
            ?? throw new CommandException($"{arn} is no ARN of a resource that Qrie describes");
        try
        {
            using var connection = await AccountConnection.OpenAsync(settings, arn, access, cancellationToken);
            using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            deadline.CancelAfter(connection.Options.DescribeTimeout);
            var target = new ResourceTarget(arn, connection.AccountId, connection.Options.Region);
            return await type.DescribeAsync(target, connection.Clients, deadline.Token) switch
            {
                Description.Found found => Print(result, found, type),
                Description.Missing => throw new CommandException($"account {connection.AccountId} has no resource {arn}"),
                Description.Failed failed => throw new CommandException(failed.Error),
                var other => throw new InvalidOperationException($"{other} is no description."),
            };
        }
        catch (OptionsValidationException exception)
        {
            throw new CommandException(string.Join("; ", exception.Failures));
        }
        catch (Exception exception) when (exception is AmazonServiceException or AmazonClientException or HttpRequestException or AccountAccessException)
        {
            throw new CommandException($"AWS cannot be asked: {exception.Message}");
        }
    }

    private static int Print(ParseResult result, Description.Found found, IResourceType type)
    {
        result.InvocationConfiguration.Output.WriteLine(CanonicalJson.Write(found.Configuration, type.ConfigurationType));
        if (found.Unreadable.Count > 0)
        {
            var parts = found.Unreadable.Select(part => part.Permission is { } permission ? $"{part.Part} ({part.Reason}, needs {permission})" : $"{part.Part} ({part.Reason})");
            CommandOutput.Error(result, $"not readable: {string.Join(", ", parts)}");
        }

        return 0;
    }
}
