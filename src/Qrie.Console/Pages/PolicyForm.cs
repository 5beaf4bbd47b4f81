using System.Globalization;
using Qrie.Policies;

namespace Qrie.Console.Pages;

/// <summary>What somebody writes into the form of a policy's life, and what it means.</summary>
internal sealed class PolicyForm : IEquatable<PolicyForm>
{
    private static readonly char[] Separators = [',', ';', ' ', '\n', '\r', '\t'];

    /// <summary>0 to 100; empty for the catalogue's.</summary>
    public string Severity { get; set; } = "";

    /// <summary>Empty for the catalogue's.</summary>
    public string Remediation { get; set; } = "";

    /// <summary>Values by name; empty for the default.</summary>
    public Dictionary<string, string> Parameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Ids of accounts, separated by commas or lines.</summary>
    public string IncludeAccounts { get; set; } = "";

    public string ExcludeAccounts { get; set; } = "";

    /// <summary>Paths of organizational units, a line each.</summary>
    public string IncludeOuPaths { get; set; } = "";

    public string ExcludeOuPaths { get; set; } = "";

    /// <summary>Tags, a line each: <c>key=value, value</c>, or only a key for any value.</summary>
    public string IncludeTags { get; set; } = "";

    public string ExcludeTags { get; set; } = "";

    /// <summary>The form of a life as it stands.</summary>
    /// <param name="state">The life.</param>
    public static PolicyForm Of(PolicyState state)
    {
        var form = new PolicyForm
        {
            Severity = state.Severity?.ToString(CultureInfo.InvariantCulture) ?? "",
            Remediation = state.Remediation ?? "",
            IncludeAccounts = string.Join(", ", state.Scope.IncludeAccounts),
            ExcludeAccounts = string.Join(", ", state.Scope.ExcludeAccounts),
            IncludeOuPaths = string.Join('\n', state.Scope.IncludeOuPaths),
            ExcludeOuPaths = string.Join('\n', state.Scope.ExcludeOuPaths),
            IncludeTags = Tags.Write(state.Scope.IncludeTags),
            ExcludeTags = Tags.Write(state.Scope.ExcludeTags),
        };
        foreach (var (name, value) in state.Parameters)
        {
            form.Parameters[name] = value.ToString(CultureInfo.InvariantCulture);
        }

        return form;
    }

    /// <summary>What is wrong, by the name of the field; empty when nothing is.</summary>
    /// <param name="policy">The policy, whose parameters have bounds.</param>
    public IReadOnlyDictionary<string, string> Errors(PolicyView policy)
    {
        var errors = new Dictionary<string, string>(StringComparer.Ordinal);
        if (Severity.Length > 0 && Number(Severity) is not (>= 0 and <= 100))
        {
            errors[nameof(Severity)] = "A whole number from 0 to 100.";
        }

        if (Remediation.Length > 4_000)
        {
            errors[nameof(Remediation)] = "At most 4,000 characters.";
        }

        foreach (var parameter in policy.Parameters.Select(view => view.Parameter))
        {
            if (Parameters.GetValueOrDefault(parameter.Name) is { Length: > 0 } text && !(Number(text) is { } value && value >= parameter.Minimum && value <= parameter.Maximum))
            {
                errors[parameter.Name] = string.Create(CultureInfo.InvariantCulture, $"A whole number from {parameter.Minimum:N0} to {parameter.Maximum:N0}.");
            }
        }

        foreach (var (name, text) in new[] { (nameof(IncludeAccounts), IncludeAccounts), (nameof(ExcludeAccounts), ExcludeAccounts) })
        {
            if (Accounts(text).FirstOrDefault(id => id.Length != 12 || !id.All(char.IsAsciiDigit)) is { } wrong)
            {
                errors[name] = $"“{wrong}” is no account id: twelve digits.";
            }
        }

        foreach (var (name, text) in new[] { (nameof(IncludeOuPaths), IncludeOuPaths), (nameof(ExcludeOuPaths), ExcludeOuPaths) })
        {
            if (Lines(text).FirstOrDefault(path => path[0] != '/') is { } wrong)
            {
                errors[name] = $"“{wrong}” is no path: it begins with /, such as /prod/payments.";
            }
        }

        foreach (var (name, text) in new[] { (nameof(IncludeTags), IncludeTags), (nameof(ExcludeTags), ExcludeTags) })
        {
            if (Tags.Problem(text) is { } problem)
            {
                errors[name] = problem;
            }
        }

        return errors;
    }

    /// <summary>The life that the form means.</summary>
    /// <param name="status">Active or suspended.</param>
    public PolicyLife Life(PolicyStatus status) => new()
    {
        Status = status,
        Severity = Number(Severity),
        Remediation = Remediation.Trim() is { Length: > 0 } text ? text : null,
        Parameters = Parameters.Where(pair => pair.Value.Length > 0).ToDictionary(pair => pair.Key, pair => Number(pair.Value) ?? 0),
        Scope = new PolicyScope
        {
            IncludeAccounts = Accounts(IncludeAccounts),
            ExcludeAccounts = Accounts(ExcludeAccounts),
            IncludeOuPaths = Lines(IncludeOuPaths),
            ExcludeOuPaths = Lines(ExcludeOuPaths),
            IncludeTags = Tags.Read(IncludeTags),
            ExcludeTags = Tags.Read(ExcludeTags),
        },
    };

    /// <summary>True when both say the same, letter by letter.</summary>
    /// <param name="other">Another form.</param>
    public bool Equals(PolicyForm? other) =>
        other is not null && Texts.SequenceEqual(other.Texts)
        && Parameters.Where(pair => pair.Value.Length > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .SequenceEqual(other.Parameters.Where(pair => pair.Value.Length > 0).OrderBy(pair => pair.Key, StringComparer.Ordinal));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PolicyForm);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Severity, Remediation);

    private string[] Texts => [Severity, Remediation, IncludeAccounts, ExcludeAccounts, IncludeOuPaths, ExcludeOuPaths, IncludeTags, ExcludeTags];

    private static int? Number(string text) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string[] Accounts(string text) => [.. text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    private static string[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
}
