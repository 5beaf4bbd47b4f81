namespace Qrie.Aws.Organization;

/// <summary>One thing that is set for a whole account. Implementations are found by their type; adding one is adding a file.</summary>
internal interface IAccountPart
{
    /// <summary>The IAM actions that read it, by the part's name in the canonical JSON.</summary>
    IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; }

    /// <summary>Reads it.</summary>
    /// <param name="target">The account.</param>
    /// <param name="clients">Clients with the account's credentials.</param>
    /// <param name="parts">Keeps account of what could not be read.</param>
    Task<AccountPartReading> ReadAsync(ResourceTarget target, IAwsClients clients, PartReader parts);
}
