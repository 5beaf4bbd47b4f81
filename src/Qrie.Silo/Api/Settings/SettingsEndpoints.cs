using Microsoft.AspNetCore.Http.HttpResults;
using Qrie.Installation;
using Qrie.Silo.Auth;

namespace Qrie.Silo.Api.Settings;

internal static class SettingsEndpoints
{
    public static void MapSettings(this RouteGroupBuilder api) => api.MapGet("/settings", Read)
        .WithTags("Operation")
        .WithSummary("The settings in effect at the silo that answers, without what is secret, and the silos that are alive.")
        .RequireAuthorization(Roles.Admin);

    private static Ok<SettingsDto> Read(IInstallationQueries installation) => TypedResults.Ok(SettingsDto.From(installation.Read()));
}
