using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;

namespace Qrie.Console.Live;

/// <summary>Who sits before the circuit, and what they may do.</summary>
internal sealed class Actor(AuthenticationStateProvider access, IAuthorizationService authorization)
{
    /// <summary>How the audit trail calls whoever sits at this machine where nobody signs in.</summary>
    public const string Local = "local";

    private const int MaxLength = 256;

    /// <summary>True when they have a role.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    public async Task<bool> MayAsync(string role) => (await authorization.AuthorizeAsync((await access.GetAuthenticationStateAsync()).User, role)).Succeeded;

    /// <summary>The name for the audit trail of somebody who has a role.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    /// <exception cref="UnauthorizedAccessException">They do not have it.</exception>
    public async Task<string> DemandAsync(string role) =>
        await MayAsync(role) ? await NameAsync() : throw new UnauthorizedAccessException($"This needs the role {role}.");

    private async Task<string> NameAsync()
    {
        var user = (await access.GetAuthenticationStateAsync()).User;
        var name = user.Identity is { IsAuthenticated: true } identity ? identity.Name ?? user.FindFirst("sub")?.Value ?? "unnamed" : Local;
        return name.Length <= MaxLength ? name : name[..MaxLength];
    }
}
