using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using Qrie.Changes;
using Qrie.Silo.Commands;
using Qrie.Silo.Hosting;
using YamlDotNet.RepresentationModel;

namespace Qrie.Silo.Tests.Deployment;

public sealed partial class TemplateTests
{
    private static readonly string[] Pseudo = ["AWS::AccountId", "AWS::NoValue", "AWS::Partition", "AWS::Region", "AWS::StackName", "AWS::URLSuffix"];

    public static TheoryData<string> Files => [.. Template.Files()];

    [Theory]
    [MemberData(nameof(Files))]
    public void What_a_template_refers_to_exists(string file)
    {
        var template = Template.Read(file);
        var resources = template.Names("Resources");
        string[] parameters = [.. template.Names("Parameters"), .. Pseudo];
        var references = template.Root.AllNodes.SelectMany(References).ToArray();

        resources.Should().NotBeEmpty();
        references.Where(reference => !reference.OfAttribute).Select(reference => reference.Name).Should().BeSubsetOf([.. resources, .. parameters]);
        references.Where(reference => reference.OfAttribute).Select(reference => reference.Name).Should().BeSubsetOf(resources);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_parameter_and_condition_is_used_and_every_used_condition_exists(string file)
    {
        var template = Template.Read(file);
        var named = template.Root.AllNodes.OfType<YamlMappingNode>()
            .SelectMany(node => node.Children)
            .Where(member => member is { Key: YamlScalarNode { Value: "Condition" or "DependsOn" }, Value: YamlScalarNode })
            .Select(member => ((YamlScalarNode)member.Value).Value!);
        var chosen = template.Root.AllNodes.OfType<YamlSequenceNode>().Where(node => !node.Tag.IsEmpty && node.Tag.Value == "!If").Select(node => ((YamlScalarNode)node[0]).Value!);
        string[] conditions = [.. named, .. chosen];

        conditions.Should().BeSubsetOf([.. template.Names("Conditions"), .. template.Names("Resources")]);
        template.Names("Conditions").Should().BeSubsetOf(conditions);
        template.Root.AllNodes.SelectMany(References).Select(reference => reference.Name).Should().Contain(template.Names("Parameters"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Descriptions_of_security_groups_and_their_rules_are_as_EC2_takes_them(string file)
    {
        var template = Template.Read(file);
        var texts = template.Names("Resources")
            .Where(name => template.At("Resources", name, "Type").ToString().StartsWith("AWS::EC2::SecurityGroup", StringComparison.Ordinal))
            .SelectMany(name => template.At("Resources", name).AllNodes.OfType<YamlMappingNode>().SelectMany(node => node.Children)
                .Where(member => member.Key is YamlScalarNode { Value: "GroupDescription" or "Description" })
                .Select(member => $"{name}: {member.Value}"));

        texts.Should().AllSatisfy(text => text.Should().MatchRegex("""^[A-Za-z]+: [a-zA-Z0-9 ._\-:/()#,@\[\]+=&;{}!$*]{1,255}$"""));
    }

    [Fact]
    public void What_is_protected_from_deletion_outlives_the_stack_but_not_a_creation_that_fails()
    {
        var template = Template.Read("qrie.yaml");
        var tables = template.Names("Resources").Where(name => template.At("Resources", name, "Type").ToString() == "AWS::DynamoDB::Table").ToArray();

        tables.Should().NotBeEmpty().And.AllSatisfy(name =>
        {
            template.At("Resources", name, "DeletionPolicy").ToString().Should().Be("RetainExceptOnCreate", name);
            template.At("Resources", name, "UpdateReplacePolicy").ToString().Should().Be("Retain", name);
            Template.Json(template.At("Resources", name, "Properties", "DeletionProtectionEnabled"))!.ToString().Should().Be("!Ref DeletionProtection", name);
        });
        Template.Json(template.At("Resources", "LoadBalancer", "Properties", "LoadBalancerAttributes"))!.AsArray()
            .Should().ContainSingle(attribute => attribute!["Key"]!.ToString() == "deletion_protection.enabled")
            .Which!["Value"]!.ToString().Should().Be("!Ref DeletionProtection");
        template.At("Parameters", "DeletionProtection", "Default").ToString().Should().Be("true", "whoever does not ask keeps what there is");
    }

    [Fact]
    public async Task The_tables_are_those_of_the_schema()
    {
        var tables = await CommandRun.OfAsync("template", "tables");

        tables.ExitCode.Should().Be(0);
        Template.Read("qrie.yaml").Text.Should().Contain(tables.Output, "deploy/qrie.yaml holds what 'qrie template tables' prints");
    }

    [Fact]
    public void Nothing_of_the_audit_trail_can_be_altered_by_the_task()
    {
        var statements = (YamlSequenceNode)Template.Read("qrie.yaml").At("Resources", "TaskRole", "Properties", "Policies")[0]["PolicyDocument"]["Statement"];
        var audit = statements.OfType<YamlMappingNode>().Where(statement => statement.AllNodes.OfType<YamlScalarNode>().Any(node => node.Value!.Contains("AuditTable", StringComparison.Ordinal)));

        audit.Should().ContainSingle().Which["Action"].AllNodes.OfType<YamlScalarNode>().Select(action => action.Value)
            .Should().BeEquivalentTo("dynamodb:DescribeTable", "dynamodb:GetItem", "dynamodb:PutItem", "dynamodb:Query");
    }

    [Theory]
    [InlineData("QuarantinedFilter", typeof(AccountInboxGrain), "LogQuarantined")]
    [InlineData("NotReadyFilter", typeof(ReadinessWatch), "LogNotReady")]
    public void An_alarm_on_the_log_counts_the_line_that_is_logged(string filter, Type source, string method)
    {
        var logged = source.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static)!.GetCustomAttribute<LoggerMessageAttribute>()!;

        Template.Read("qrie.yaml").At("Resources", filter, "Properties", "FilterPattern").ToString()
            .Should().Be($"{{ ($.EventId = {logged.EventId}) && ($.Category = \"{source.FullName}\") }}");
    }

    [Fact]
    public void The_operations_say_what_to_do_about_every_alarm()
    {
        var template = Template.Read("qrie.yaml");
        var alarms = template.Names("Resources").Where(name => name.EndsWith("Alarm", StringComparison.Ordinal)).ToArray();

        alarms.Should().NotBeEmpty();
        var operations = OperationsTests.Document();
        alarms.Where(alarm => !operations.Contains($"*`{alarm}`", StringComparison.Ordinal) && !operations.Contains($" `{alarm}`: ", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static IEnumerable<(string Name, bool OfAttribute)> References(YamlNode node) => node switch
    {
        YamlScalarNode { Tag: { IsEmpty: false, Value: "!Ref" } } reference => [(reference.Value!, false)],
        YamlScalarNode { Tag: { IsEmpty: false, Value: "!GetAtt" } } attribute => [(attribute.Value!.Split('.')[0], true)],
        YamlScalarNode { Tag: { IsEmpty: false, Value: "!Sub" } } text => Substituted().Matches(text.Value!)
            .Select(match => match.Groups[1].Value.Split('.'))
            .Select(parts => (parts[0], parts.Length > 1)),
        _ => [],
    };

    [GeneratedRegex(@"\$\{([^!}][^}]*)\}")]
    private static partial Regex Substituted();
}
