using Qrie.Accounts;
using Qrie.Policies;

namespace Qrie.Console.Parts;

/// <summary>What the filters offer.</summary>
internal sealed class FilterChoices(IAccountDirectory accounts, IPolicyCatalogue policies)
{
    public IEnumerable<(string Value, string Text)> Accounts => accounts.All
        .Select(account => (account.AccountId, account.Name is { Length: > 0 } name ? $"{name} ({account.AccountId})" : account.AccountId))
        .OrderBy(option => option.Item2, StringComparer.OrdinalIgnoreCase);

    /// <summary>Organizational units, each with those that hold it.</summary>
    public IEnumerable<(string Value, string Text)> Units => accounts.All
        .SelectMany(account => Holding(account.Ou ?? "")).Distinct().Order(StringComparer.Ordinal).Select(path => (path, path));

    public IEnumerable<(string Value, string Text)> Regions =>
        accounts.All.SelectMany(account => account.Regions).Distinct().Order(StringComparer.Ordinal).Select(region => (region, region));

    public IEnumerable<(string Value, string Text)> Types =>
        policies.All.Select(policy => policy.Type).Distinct().Order(StringComparer.Ordinal).Select(type => (type, Names.OfType(type)));

    public IEnumerable<(string Value, string Text)> Policies =>
        policies.All.Select(policy => (policy.PolicyId, policy.Title)).OrderBy(option => option.Title, StringComparer.OrdinalIgnoreCase);

    public IEnumerable<(string Value, string Text)> Services =>
        policies.All.Select(policy => policy.Service).Distinct().Order(StringComparer.Ordinal).Select(service => (service, service));

    public IEnumerable<(string Value, string Text)> Frameworks =>
        policies.All.SelectMany(policy => policy.Frameworks).Select(reference => reference.Framework).Distinct().Order(StringComparer.Ordinal).Select(name => (name, name));

    public string NameOf(string account) => accounts.Find(account)?.Name is { Length: > 0 } name ? name : account;

    private static IEnumerable<string> Holding(string path)
    {
        var names = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        return names.Select((_, last) => "/" + string.Join('/', names[..(last + 1)]));
    }
}
