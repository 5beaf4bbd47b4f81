using Microsoft.AspNetCore.HttpOverrides;

namespace Qrie.Silo.Auth;

/// <summary>Believes what proxies say of a request, when they are named in the settings and no others.</summary>
internal static class Proxies
{
    public static void UseTrustedProxies(this WebApplication app, AuthOptions settings)
    {
        if (settings.TrustedProxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var text in settings.TrustedProxies)
        {
            // What is none stops the start, where all settings are checked.
            if (System.Net.IPNetwork.TryParse(text, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
        }

        app.UseForwardedHeaders(options);
    }
}
