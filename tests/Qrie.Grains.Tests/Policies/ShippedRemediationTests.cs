using System.Reflection;
using System.Text.RegularExpressions;
using Qrie.Aws;
using Qrie.CloudTrail;
using Qrie.CloudTrail.Rules;

namespace Qrie.Policies;

public sealed partial class ShippedRemediationTests
{
    private static readonly Dictionary<string, string> Assemblies = new()
    {
        ["ec2"] = "AWSSDK.EC2", ["kms"] = "AWSSDK.KeyManagementService", ["s3api"] = "AWSSDK.S3", ["s3control"] = "AWSSDK.S3", ["sqs"] = "AWSSDK.SQS",
    };

    // What the SDK is not here for, or calls otherwise, and Qrie has no events of.
    private static readonly HashSet<string> Others =
    [
        "cloudtrail get-event-selectors", "cloudtrail lookup-events",
        "iam create-access-key", "iam get-access-key-last-used", "iam get-account-password-policy", "iam get-role", "iam list-access-keys",
        "lambda get-function-configuration", "lambda get-layer-version-by-arn", "lambda publish-layer-version",
        "logs create-log-group", "s3api get-bucket-lifecycle-configuration", "s3api list-object-versions", "secretsmanager create-secret", "sns get-topic-attributes", "sns list-subscriptions-by-topic", "sts assume-root",
    ];

    private static readonly IPolicy[] Policies = [.. new PolicyCatalogue(new ResourceTypes()).All];

    public static TheoryData<string> Ids => [.. Policies.Select(policy => policy.Definition.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_policy_says_what_to_do_and_how(string id)
    {
        var remediation = Of(id);
        string[] sentences = [remediation.Summary, .. remediation.Console, .. remediation.Note is { } note ? [note] : Array.Empty<string>()];

        sentences.Should().OnlyContain(sentence => sentence.EndsWith('.') && !sentence.Any(char.IsControl) && sentence.Trim() == sentence);
        (remediation.Console.Count + remediation.Cli.Count).Should().BePositive();
        remediation.Console.Should().HaveCountLessThanOrEqualTo(5).And.OnlyHaveUniqueItems();
        remediation.Cli.Should().HaveCountLessThanOrEqualTo(3).And.OnlyHaveUniqueItems();
        if (remediation.Console.Count == 0 || remediation.Cli.Count == 0)
        {
            remediation.Note.Should().NotBeNull("what one way is missing for has to be said");
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_command_is_a_line_that_a_shell_understands(string id) =>
        Of(id).Cli.Should().OnlyContain(command => command.StartsWith("aws ") && Words().IsMatch(command));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_command_names_an_operation_that_there_is(string id) =>
        Of(id).Cli.Should().OnlyContain(command => Exists(command.Split(' ')[1], command.Split(' ')[2]));

    [Theory]
    [InlineData("ec2", "explode-instances")]
    [InlineData("rds", "modify-db-instances")]
    [InlineData("simpledb", "list-domains")]
    public void An_operation_that_there_is_not_is_seen(string service, string operation) => Exists(service, operation).Should().BeFalse();

    [Theory]
    [InlineData("aws s3api a --b 'c")]
    [InlineData("aws s3api a --b \"c'")]
    [InlineData("aws s3api a; rm b")]
    [InlineData("aws s3api a --b $(c)")]
    public void A_line_that_a_shell_would_not_take_for_one_command_is_seen(string command) => Words().IsMatch(command).Should().BeFalse();

    private static Remediation Of(string id) => Policies.Single(policy => policy.Definition.Id == id).Definition.Remediation;

    private static bool Exists(string service, string operation)
    {
        var name = operation.Replace("-", "", StringComparison.Ordinal);
        return Others.Contains($"{service} {operation}") || Clients(service).Concat(Events(service)).Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    // The operations of the service's client.
    private static IEnumerable<string> Clients(string service) => Assemblies.TryGetValue(service, out var assembly)
        ? Assembly.Load(assembly).GetExportedTypes().Where(type => type.Name.EndsWith("Client", StringComparison.Ordinal))
            .SelectMany(type => type.GetMethods()).Select(method => method.Name[..^(method.Name.EndsWith("Async", StringComparison.Ordinal) ? 5 : 0)])
        : [];

    // The operations whose events Qrie understands.
    private static IEnumerable<string> Events(string service) => Discovery.Instances<IEventExtractor>().OfType<EventTable>()
        .Where(table => table.EventSource == $"{(service is "s3api" ? "s3" : service)}.amazonaws.com")
        .SelectMany(table => table.Rows.SelectMany(rule => rule.Names).Select(table.WithoutDate));

    // Words of plain letters, in single quotes, or in double quotes without what expands in them; at the end perhaps a file to write.
    [GeneratedRegex("""^(?:(?:[A-Za-z0-9_.:/=,@+*-]|'[^']*'|"[^"$`\\!]*")+ )*(?:[A-Za-z0-9_.:/=,@+*-]|'[^']*'|"[^"$`\\!]*")+(?: > [a-z]+\.json)?$""")]
    private static partial Regex Words();
}
