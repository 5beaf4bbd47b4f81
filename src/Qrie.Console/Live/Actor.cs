using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Qrie.Console.Live;

/// <summary>Who sits before the circuit, and what they may do.</summary>
internal sealed class Actor(IServiceProvider services)
{
    /// <summary>How the audit trail calls whoever sits at this machine where nobody signs in.</summary>
    public const string Local = "local";

    private const int MaxLength = 256;

    /// <summary>The name for the audit trail: the signed-in user's, or the subject where there is no name.</summary>
    public async Task<string> NameAsync()
    {
        var user = await UserAsync();
        var name = user.Identity is { IsAuthenticated: true } identity ? identity.Name ?? user.FindFirst("sub")?.Value ?? "unnamed" : Local;
        return name.Length <= MaxLength ? name : name[..MaxLength];
    }

    /// <summary>True when they have a role. A host that knows no such role asks nobody to sign in, and lets only this machine in.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    public async Task<bool> MayAsync(string role)
    {
        if (services.GetService<IAuthorizationService>() is not { } authorization
            || services.GetService<IAuthorizationPolicyProvider>() is not { } policies
            || await policies.GetPolicyAsync(role) is not { } policy)
        {
            return true;
        }

        return (await authorization.AuthorizeAsync(await UserAsync(), policy)).Succeeded;
    }

    /// <summary>The name of somebody who has a role.</summary>
    /// <param name="role">One of <see cref="Roles"/>.</param>
    /// <exception cref="UnauthorizedAccessException">They do not have it.</exception>
    public async Task<string> DemandAsync(string role) =>
        await MayAsync(role) ? await NameAsync() : throw new UnauthorizedAccessException($"This needs the role {role}.");

    private async Task<ClaimsPrincipal> UserAsync() =>
        services.GetService<AuthenticationStateProvider>() is { } provider ? (await provider.GetAuthenticationStateAsync()).User : new ClaimsPrincipal();
}
