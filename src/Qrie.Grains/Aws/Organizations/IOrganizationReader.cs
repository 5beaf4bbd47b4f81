using Amazon.Runtime;

namespace Qrie.Aws.Organizations;

/// <summary>
/// Reads the organization's accounts with Qrie's own credentials, which must be those of the management account or of an account that
/// may administer Organizations on its behalf. Needs <c>organizations:ListRoots</c>, <c>ListOrganizationalUnitsForParent</c>,
/// <c>ListAccountsForParent</c>, and for a single account <c>DescribeAccount</c>, <c>ListParents</c>, <c>DescribeOrganizationalUnit</c>.
/// </summary>
public interface IOrganizationReader
{
    /// <summary>All accounts, unit by unit from the root down, closed ones too, the management account too.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AmazonServiceException">Organizations refused: <c>AccessDeniedException</c>, or <c>AWSOrganizationsNotInUseException</c> where there is no organization.</exception>
    IAsyncEnumerable<OrganizationAccount> ReadAsync(CancellationToken cancellationToken);

    /// <summary>One account; null when the organization has none of that id.</summary>
    /// <param name="accountId">The twelve digits.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="AmazonServiceException">Organizations refused.</exception>
    Task<OrganizationAccount?> FindAsync(string accountId, CancellationToken cancellationToken);
}
