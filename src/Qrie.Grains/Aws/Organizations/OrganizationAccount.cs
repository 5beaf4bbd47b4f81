namespace Qrie.Aws.Organizations;

/// <summary>An account of the organization.</summary>
/// <param name="Id">The twelve digits.</param>
/// <param name="Name">Its name.</param>
/// <param name="Status">Its life.</param>
/// <param name="Ou">The path of names of its organizational unit, such as <c>/prod/payments</c>; <c>/</c> for one directly below the root.</param>
public sealed record OrganizationAccount(string Id, string Name, AccountStatus Status, string Ou);
