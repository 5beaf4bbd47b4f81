using System.Text.Json.Nodes;
using Qrie.Aws;
using Qrie.CloudTrail;
using Qrie.CloudTrail.Iam;
using Qrie.CloudTrail.Rules;
using Qrie.Silo.Commands;
using Qrie.Silo.Deployment;
using YamlDotNet.RepresentationModel;

namespace Qrie.Silo.Tests.Deployment;

public sealed class OnboardingTemplateTests
{
    private static readonly Template Onboarding = Template.Read("onboarding.yaml");
    private static readonly (string Name, JsonObject Pattern)[] Rules =
    [
        .. Onboarding.Names("Resources")
            .Where(name => Onboarding.At("Resources", name, "Type").ToString() == "AWS::Events::Rule")
            .Select(name => (name, (JsonObject)Template.Json(Onboarding.At("Resources", name, "Properties", "EventPattern"))!)),
    ];

    private static readonly EventTable[] Tables = [.. Discovery.Instances<IEventExtractor>().OfType<EventTable>()];

    public static TheoryData<string> Sources => [.. Tables.Select(table => table.EventSource)];

    [Fact]
    public async Task The_template_is_what_the_code_makes()
    {
        var made = await CommandRun.OfAsync("template", "onboarding");

        made.ExitCode.Should().Be(0);
        Onboarding.Text.Should().Be(made.Output, "deploy/onboarding.yaml is what 'qrie template onboarding' prints");
    }

    [Fact]
    public void The_role_may_do_what_describing_needs_and_nothing_else()
    {
        var statements = (YamlSequenceNode)Onboarding.At("Resources", "InventoryRole", "Properties", "Policies")[0]["PolicyDocument"]["Statement"];

        statements.Should().ContainSingle().Which["Action"].AllNodes.OfType<YamlScalarNode>().Select(action => action.Value)
            .Should().Equal(new ResourceTypes().AllPermissions);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Every_event_that_is_classified_is_sent(string source)
    {
        var table = Table(source);
        string[] names =
        [
            .. table.Rows.SelectMany(rule => rule.Names),
            .. table.Rows.SelectMany(rule => rule.Names).Select(table.WithoutDate),
            .. table.Rows.SelectMany(rule => rule.Names).Where(table.IsDated).Select(name => $"{table.WithoutDate(name)}20301231v9"),
            // What a default row covers may be called anything that fits.
            .. table.Defaults.SelectMany(rule => rule.Names).Select(name => $"{(name == "*" ? "Rearrange" : name.Trim('*'))}Whatever"),
        ];

        names.Should().NotBeEmpty();
        names.Where(name => !IsSent(source, name)).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void No_event_of_a_data_plane_is_sent(string source)
    {
        var table = Table(source);
        var names = table.Data.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => name.Replace("*", "Any", StringComparison.Ordinal)).ToArray();

        names.Where(name => IsSent(source, name)).Should().BeEmpty();
        names.Where(_ => table.HasDates).Where(name => IsSent(source, $"{name}20150331")).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void Jobs_are_not_sent(string source) =>
        Table(source).IgnoredNames.Select(row => row.Name).Where(name => !EventPattern.IsPattern(name)).Where(name => IsSent(source, name) && !IsOfDefaultPrefix(source, name))
            .Should().BeEmpty();

    [Fact]
    public void Signing_in_is_sent_and_other_sources_are_not()
    {
        SignInEvents.Names.Should().OnlyContain(name => IsSent("signin.amazonaws.com", name));
        IsSent("signin.amazonaws.com", "CheckMfa").Should().BeFalse();
        IsSent("dynamodb.amazonaws.com", "CreateTable").Should().BeFalse();
    }

    [Fact]
    public void What_failed_or_comes_from_elsewhere_is_not_sent()
    {
        IsSent("s3.amazonaws.com", "CreateBucket").Should().BeTrue();
        Rules.Any(rule => EventPatternMatch.Matches(rule.Pattern, Event("s3.amazonaws.com", "CreateBucket", detail => detail["errorCode"] = "AccessDenied"))).Should().BeFalse();
        var foreign = Event("s3.amazonaws.com", "CreateBucket");
        foreign["source"] = "my.application";
        Rules.Any(rule => EventPatternMatch.Matches(rule.Pattern, foreign)).Should().BeFalse();
    }

    [Fact]
    public void What_root_changes_is_sent_from_any_service()
    {
        static JsonObject ByRoot(string? invokedBy) => Event("dynamodb.amazonaws.com", "CreateTable", detail =>
        {
            detail["userIdentity"]!["type"] = "Root";
            if (invokedBy is not null)
            {
                detail["userIdentity"]!["invokedBy"] = invokedBy;
            }
        });

        static bool IsSent(string? invokedBy) => Rules.Any(rule => EventPatternMatch.Matches(rule.Pattern, ByRoot(invokedBy)));

        IsSent(null).Should().BeTrue();
        IsSent("signin.amazonaws.com").Should().BeTrue();
        IsSent("autoscaling.amazonaws.com").Should().BeFalse();
    }

    [Fact]
    public void Patterns_are_as_short_as_EventBridge_asks() =>
        Rules.Should().OnlyContain(rule => rule.Pattern.ToJsonString(null).Length <= EventBridgeRule.MaxPatternLength);

    [Fact]
    public void Roles_are_made_once_and_events_of_IAM_are_taken_where_they_are_recorded()
    {
        Condition("InventoryRole").Should().Be("IsHomeRegion");
        Condition("EventsRole").Should().Be("IsHomeRegion");
        foreach (var (name, pattern) in Rules)
        {
            var ofIam = pattern["detail"]!["eventSource"]?[0]!.GetValue<string>() == "iam.amazonaws.com";
            Condition(name).Should().Be(ofIam ? "IsGlobalRegion" : null, name);
        }
    }

    private static EventTable Table(string source) => Tables.Single(table => table.EventSource == source);

    private static bool IsOfDefaultPrefix(string source, string name) => Table(source).Defaults.SelectMany(rule => rule.Names).Where(pattern => pattern != "*")
        .Any(pattern => new EventPattern(pattern).Matches(name));

    private static string? Condition(string resource) =>
        ((YamlMappingNode)Onboarding.At("Resources", resource)).Children.TryGetValue("Condition", out var condition) ? ((YamlScalarNode)condition).Value : null;

    private static bool IsSent(string source, string name) => Rules.Any(rule => EventPatternMatch.Matches(rule.Pattern, Event(source, name)));

    private static JsonObject Event(string source, string name, Action<JsonObject>? change = null)
    {
        var detail = new JsonObject
        {
            ["eventSource"] = source,
            ["eventName"] = name,
            ["managementEvent"] = true,
            ["userIdentity"] = new JsonObject { ["type"] = "AssumedRole" },
        };
        change?.Invoke(detail);
        return new JsonObject { ["source"] = $"aws.{source.Split('.')[0]}", ["detail-type"] = "AWS API Call via CloudTrail", ["detail"] = detail };
    }
}
