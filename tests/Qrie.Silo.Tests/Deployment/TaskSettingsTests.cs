using System.Collections;
using System.Reflection;
using System.Security.Claims;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Qrie.Silo.Accounts;
using Qrie.Silo.Auth;
using Qrie.Silo.Hosting;
using Qrie.Silo.Hosting.Cluster;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Silo.Tests.Installation;

namespace Qrie.Silo.Tests.Deployment;

/// <summary>The settings that the template gives a silo, as a silo reads them.</summary>
public sealed class TaskSettingsTests
{
    /// <summary>What is not Qrie's own: ASP.NET Core and OpenTelemetry read these.</summary>
    private static readonly string[] Others = ["Urls", "AllowedHosts", "Logging:Console:FormatterName", "OTEL_EXPORTER_OTLP_ENDPOINT"];

    [Fact]
    public void Every_variable_and_every_secret_is_a_setting()
    {
        var keys = Environment().Keys;

        keys.Should().Contain("Qrie:QueueUrl").And.Contain("Qrie:Auth:Oidc:ClientSecret");
        keys.Where(key => !Others.Contains(key)).Where(key => !IsSetting(key)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Qrie:Accounts:0:Regions:0", true)]
    [InlineData("Qrie:Aws:ServiceRequestsPerSecond:ec2", true)]
    [InlineData("Qrie:Auth:Roles:0", false)]
    [InlineData("Qrie:Accounts:0:Role", false)]
    [InlineData("Qrie:Receivers:0", false)]
    public void A_setting_that_does_not_exist_is_told_from_one_that_does(string key, bool exists) => IsSetting(key).Should().Be(exists);

    [Fact]
    public void A_silo_takes_them()
    {
        using var silo = Silo([]);

        var start = () => silo.GetRequiredService<IStartupValidator>().Validate();

        start.Should().NotThrow();
    }

    [Theory]
    [InlineData("roles", "qrie-admin", Roles.Admin)]
    [InlineData("roles", "qrie-operator", Roles.Operator)]
    [InlineData("roles", "qrie-reader", Roles.Reader)]
    [InlineData("groups", "qrie-admin", null)]
    public void With_the_defaults_roles_come_from_the_claim_of_roles(string claim, string value, string? role) => RoleOf([], claim, value).Should().Be(role);

    [Theory]
    [InlineData("groups", "6b1f0f3e-platform", Roles.Admin)]
    [InlineData("groups", "on-call", Roles.Operator)]
    [InlineData("groups", "everybody", Roles.Reader)]
    [InlineData("groups", "qrie-admin", null)]
    [InlineData("roles", "6b1f0f3e-platform", null)]
    public void Providers_that_send_groups_give_roles_by_them(string claim, string value, string? role) =>
        RoleOf(new() { ["RoleClaim"] = "groups", ["AdminValue"] = "6b1f0f3e-platform", ["OperatorValue"] = "on-call", ["ReaderValue"] = "everybody" }, claim, value).Should().Be(role);

    [Theory]
    [InlineData("true")]
    [InlineData("false")]
    public void Whether_tokens_and_bearer_tokens_let_programs_in_is_for_the_parameters_to_say(string tokens)
    {
        using var silo = Silo(new() { ["ApiTokens"] = tokens });

        var auth = silo.GetRequiredService<IOptions<AuthOptions>>().Value;

        auth.ApiTokens.Should().Be(bool.Parse(tokens));
        (auth.Jwt.Authority, auth.Jwt.Audience, auth.Jwt.NameClaim).Should().Be(("https://tokens.example.com", "qrie-api", "sub"));
        auth.Oidc.Scopes.Should().Equal("email groups");
        Template.Read("qrie.yaml").At("Parameters", "ApiTokens", "Default").ToString().Should().Be("true", "the commands of docs/operations.md need a token");
    }

    private static string? RoleOf(Dictionary<string, string> parameters, string claim, string value)
    {
        using var silo = Silo(parameters);
        var somebody = new ClaimsPrincipal(new ClaimsIdentity([new Claim(claim, value)], "test"));
        new RoleMapping(silo.GetRequiredService<IOptions<AuthOptions>>()).Apply(somebody);
        return somebody.FindFirst(Roles.Claim)?.Value;
    }

    private static ServiceProvider Silo(Dictionary<string, string> parameters)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(Environment(parameters)).Build());
        services.AddSingleton<IValidateOptions<QrieOptions>, QrieOptionsValidator>();
        services.AddSingleton<IValidateOptions<AuthOptions>, AuthOptionsValidator>();
        services.AddSettings<QrieOptions>("Qrie");
        services.AddSettings<DynamoDbOptions>("Qrie:DynamoDb");
        services.AddSettings<QrieClusterOptions>("Qrie:Cluster");
        services.AddSettings<DiscoveryOptions>("Qrie:Organization");
        services.AddSettings<AuthOptions>("Qrie:Auth");
        return services.BuildServiceProvider();
    }

    private static Dictionary<string, string?> Environment(Dictionary<string, string>? parameters = null)
    {
        var template = new TemplateValues(Template.Read("qrie.yaml"), ParameterValues.All.Where(value => parameters?.ContainsKey(value.Key) is not true).Concat(parameters ?? []).ToDictionary());
        var container = template.Resolve()["Resources"]!["Task"]!["Properties"]!["ContainerDefinitions"]![0]!;
        return container["Environment"]!.AsArray().Select(variable => (Name: variable!["Name"]!, Value: variable["Value"]!))
            .Concat(container["Secrets"]!.AsArray().Select(secret => (Name: secret!["Name"]!, Value: secret["ValueFrom"]!)))
            .ToDictionary(
                variable => variable.Name.ToString().Replace("__", ":", StringComparison.Ordinal),
                // What other resources give is not known here; the queue is one, and a setting that has to be a URL.
                variable => (string?)(variable.Value is System.Text.Json.Nodes.JsonObject ? "https://sqs.eu-west-1.amazonaws.com/111122223333/queue" : variable.Value.ToString()));
    }

    private static bool IsSetting(string key)
    {
        if (key == "Qrie:Telemetry:Endpoint")
        {
            return true;
        }

        var section = SettingSections.All.Where(one => key.StartsWith($"{one.Section}:", StringComparison.Ordinal)).MaxBy(one => one.Section.Length);
        return section.Section is not null && IsSetting(section.Options, key[(section.Section.Length + 1)..].Split(':'));
    }

    private static bool IsSetting(Type type, ReadOnlySpan<string> path)
    {
        if (path is [])
        {
            return type == typeof(string) || type.IsValueType;
        }

        if (type == typeof(string) || type.IsValueType)
        {
            return false;
        }

        return type.IsAssignableTo(typeof(IDictionary)) ? IsSetting(type.GenericTypeArguments[1], path[1..])
            : type.IsAssignableTo(typeof(IList)) ? int.TryParse(path[0], out _) && IsSetting(type.GenericTypeArguments[0], path[1..])
            : type.GetProperty(path[0], BindingFlags.Public | BindingFlags.Instance) is { } property && IsSetting(property.PropertyType, path[1..]);
    }
}
