using System.Text.Json;
using Qrie.Policies;
using Qrie.Silo.Api.Parameters;

namespace Qrie.Silo.Api.Policies;

/// <summary>What a request decides of a policy's life. What it leaves out stays; null goes back to the catalogue's.</summary>
internal sealed class PolicyBody
{
    private const int MaxRemediation = 4_000;

    private readonly List<Func<PolicyLife, PolicyLife>> changes = [];

    private PolicyBody(BodyReader reader, PolicyView policy)
    {
        if (reader.Has("scope"))
        {
            var scope = reader.Within("scope", ReadScope) ?? PolicyScope.Everything;
            changes.Add(life => life with { Scope = scope });
        }

        if (reader.Has("severity"))
        {
            var severity = (int?)reader.Number("severity", 0, 100);
            changes.Add(life => life with { Severity = severity });
        }

        if (reader.Has("remediation"))
        {
            var remediation = reader.Text("remediation", MaxRemediation);
            changes.Add(life => life with { Remediation = remediation });
        }

        if (reader.Has("parameters"))
        {
            var values = ReadParameters(reader, policy);
            changes.Add(life => life with { Parameters = values is null ? new Dictionary<string, int>() : Merge(life.Parameters, values) });
        }
    }

    /// <summary>The revision of the life that the request knows; null when it says none.</summary>
    public long? Revision { get; private set; }

    /// <summary>True when the request says what the status shall be.</summary>
    public bool SetsStatus { get; private set; }

    /// <summary>The body of a launch or a preview.</summary>
    public static PolicyBody Read(BodyReader reader, PolicyView policy) => new(reader, policy);

    /// <summary>The body of a change.</summary>
    public static PolicyBody ReadChange(BodyReader reader, PolicyView policy)
    {
        var body = new PolicyBody(reader, policy) { Revision = reader.Number("revision", 1, long.MaxValue), SetsStatus = reader.Has("status") };
        if (body.SetsStatus)
        {
            PolicyStatus? status = reader.Text("status", 20, required: true)?.ToLowerInvariant() switch
            {
                null => null,
                "active" => PolicyStatus.Active,
                "suspended" => PolicyStatus.Suspended,
                var other => reader.Wrong<PolicyStatus?>("status", other, "active or suspended"),
            };
            body.changes.Add(life => life with { Status = status ?? life.Status });
        }

        return body;
    }

    /// <summary>The life that a policy has after the change.</summary>
    public PolicyLife Apply(PolicyState state) => changes.Aggregate(PolicyLife.Of(state), (life, change) => change(life));

    private static PolicyScope ReadScope(BodyReader reader) => new()
    {
        IncludeAccounts = Accounts(reader, "include_accounts"),
        ExcludeAccounts = Accounts(reader, "exclude_accounts"),
        IncludeTags = reader.Tags("include_tags"),
        ExcludeTags = reader.Tags("exclude_tags"),
        IncludeOuPaths = Paths(reader, "include_ou_paths"),
        ExcludeOuPaths = Paths(reader, "exclude_ou_paths"),
    };

    private static IReadOnlyList<string> Accounts(BodyReader reader, string name) =>
        reader.Texts(name, text => text.Length == 12 && text.All(char.IsAsciiDigit), "twelve digits");

    private static IReadOnlyList<string> Paths(BodyReader reader, string name) =>
        reader.Texts(name, text => text.StartsWith('/'), "a path such as /prod/payments");

    // Null in place of a value takes the policy's default again.
    private static Dictionary<string, int?>? ReadParameters(BodyReader reader, PolicyView policy)
    {
        if (reader.Members("parameters") is not { } members)
        {
            return null;
        }

        var values = new Dictionary<string, int?>(StringComparer.Ordinal);
        foreach (var member in members)
        {
            var name = $"parameters.{member.Name}";
            if (policy.Parameters.FirstOrDefault(known => known.Parameter.Name == member.Name)?.Parameter is not { } parameter)
            {
                var all = policy.Parameters.Count == 0 ? "left out; the policy has no parameters" : $"one of {string.Join(", ", policy.Parameters.Select(known => known.Parameter.Name))}";
                reader.Wrong<string>(name, member.Name, all);
            }
            else if (member.Value.ValueKind == JsonValueKind.Null)
            {
                values[member.Name] = null;
            }
            else if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt32(out var value) && value >= parameter.Minimum && value <= parameter.Maximum)
            {
                values[member.Name] = value;
            }
            else
            {
                reader.Wrong<string>(name, member.Value, $"a whole number from {parameter.Minimum} to {parameter.Maximum}");
            }
        }

        return values;
    }

    private static Dictionary<string, int> Merge(IReadOnlyDictionary<string, int> before, Dictionary<string, int?> values) =>
        before.Where(value => !values.ContainsKey(value.Key))
            .Concat(values.Where(value => value.Value is not null).Select(value => KeyValuePair.Create(value.Key, value.Value!.Value)))
            .ToDictionary(StringComparer.Ordinal);
}
