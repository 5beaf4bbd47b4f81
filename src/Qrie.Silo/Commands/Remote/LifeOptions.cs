using System.CommandLine;

namespace Qrie.Silo.Commands.Remote;

/// <summary>The options that say which resources a policy judges, and how severe it is; what is not given is left out of the request.</summary>
/// <param name="remediation">Whether a remediation may be given too.</param>
internal sealed class LifeOptions(bool remediation)
{
    private readonly (string Member, Option<string[]> Option)[] lists =
    [
        ("include_accounts", Many("--include-account", "ID", "Only resources of this account; may be repeated.")),
        ("exclude_accounts", Many("--exclude-account", "ID", "No resources of this account; may be repeated.")),
        ("include_ou_paths", Many("--include-ou", "PATH", "Only accounts below this organizational unit, such as /prod; may be repeated.")),
        ("exclude_ou_paths", Many("--exclude-ou", "PATH", "No accounts below this organizational unit; may be repeated.")),
    ];

    private readonly (string Member, Option<string[]> Option)[] tags =
    [
        ("include_tags", Many("--include-tag", "KEY[=VALUE]", "Only resources with this tag, of any value where none is given; may be repeated.")),
        ("exclude_tags", Many("--exclude-tag", "KEY[=VALUE]", "No resources with this tag, of any value where none is given; may be repeated.")),
    ];

    private readonly Option<string[]> parameters = Many("--parameter", "NAME=NUMBER", "A parameter of the policy; may be repeated.");
    private readonly Option<string?> remedy = new("--remediation") { Description = "A remediation in place of the catalogue's." };
    private readonly Option<int?> severity = new("--severity") { Description = "A severity in place of the catalogue's, 0 to 100." };

    /// <summary>Gives a command the options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in lists.Concat(tags).Select(pair => pair.Option).Append<Option>(severity).Append(parameters))
        {
            command.Add(option);
        }

        if (remediation)
        {
            command.Add(remedy);
        }
    }

    /// <summary>The body of a request, with what was given.</summary>
    /// <exception cref="CommandException">A tag or a parameter is none.</exception>
    public Dictionary<string, object?> Body(ParseResult result)
    {
        var body = new Dictionary<string, object?>();
        if (ScopeOf(result) is { Count: > 0 } scope)
        {
            body["scope"] = scope;
        }

        if (result.GetValue(severity) is { } value)
        {
            body["severity"] = value;
        }

        if (remediation && result.GetValue(remedy) is { } text)
        {
            body["remediation"] = text;
        }

        if (result.GetValue(parameters) is { Length: > 0 } given)
        {
            body["parameters"] = given.Select(Pair).ToDictionary(
                pair => pair.Key,
                pair => int.TryParse(pair.Value, out var number) ? number : throw new CommandException($"--parameter is '{pair.Key}={pair.Value}'; it must be NAME=NUMBER."));
        }

        return body;
    }

    private Dictionary<string, object> ScopeOf(ParseResult result)
    {
        var scope = new Dictionary<string, object>();
        foreach (var (member, option) in lists.Where(list => result.GetValue(list.Option) is { Length: > 0 }))
        {
            scope[member] = result.GetValue(option)!;
        }

        foreach (var (member, option) in tags.Where(tag => result.GetValue(tag.Option) is { Length: > 0 }))
        {
            scope[member] = result.GetValue(option)!.Select(Pair)
                .GroupBy(tag => tag.Key)
                // A key alone stands for all of its values, whichever else are named.
                .ToDictionary(tag => tag.Key, tag => tag.Any(pair => pair.Value is null) ? [] : tag.Select(pair => pair.Value!).ToArray());
        }

        return scope;
    }

    private static KeyValuePair<string, string?> Pair(string text) =>
        text.Split('=', 2) is [var key, .. var value] && key.Length > 0
            ? KeyValuePair.Create(key, value.FirstOrDefault())
            : throw new CommandException($"'{text}' has no name before its =.");

    private static Option<string[]> Many(string name, string help, string description) => new(name) { Description = description, HelpName = help };
}
