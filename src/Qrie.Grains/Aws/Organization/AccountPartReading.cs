namespace Qrie.Aws.Organization;

/// <summary>What was read of one part of an account.</summary>
/// <param name="Apply">Puts it into the configuration.</param>
internal sealed record AccountPartReading(Func<AccountConfiguration, AccountConfiguration> Apply)
{
    /// <summary>ARNs of other resources whose facts it holds.</summary>
    public IReadOnlyList<string> Relations { get; init; } = [];
}
