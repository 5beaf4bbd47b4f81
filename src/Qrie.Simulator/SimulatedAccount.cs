namespace Qrie.Simulator;

/// <summary>One account of the simulated organization.</summary>
/// <param name="Id">The twelve digits.</param>
/// <param name="Name">A name for people.</param>
/// <param name="Ou">The path of the organizational unit.</param>
/// <param name="RoleArn">The role that Qrie may assume.</param>
/// <param name="ExternalId">What the role's trust policy asks for.</param>
public sealed record SimulatedAccount(string Id, string Name, string Ou, string RoleArn, string ExternalId)
{
    /// <summary>True when the account was closed: it is still listed, and nobody gets in any more.</summary>
    public bool IsClosed { get; init; }
}
