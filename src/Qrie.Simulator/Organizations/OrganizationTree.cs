using System.Security.Cryptography;
using System.Text;

namespace Qrie.Simulator.Organizations;

/// <summary>The root and the units of the organization, as the paths of its accounts have them. Ids come from the paths.</summary>
internal sealed class OrganizationTree(SimulatedOrganization organization)
{
    public const string RootId = "r-q1e5";
    public const string OrganizationId = "o-qrie512345";

    /// <summary>The paths of all units, parents before children.</summary>
    public IReadOnlyList<string> Paths =>
    [
        .. organization.Accounts.SelectMany(account => Ancestry(account.Ou)).Distinct().Order(StringComparer.Ordinal),
    ];

    /// <summary>The path of the root or of a unit; null when there is none of that id.</summary>
    public string? PathOf(string id) => id == RootId ? "/" : Paths.FirstOrDefault(path => IdOf(path) == id);

    public static string IdOf(string path) =>
        path == "/" ? RootId : $"ou-q1e5-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(path)))[..8]}";

    public static string ParentOf(string path) => path.LastIndexOf('/') is > 0 and var cut ? path[..cut] : "/";

    private static IEnumerable<string> Ancestry(string path)
    {
        for (; path.Length > 1; path = ParentOf(path))
        {
            yield return path;
        }
    }
}
