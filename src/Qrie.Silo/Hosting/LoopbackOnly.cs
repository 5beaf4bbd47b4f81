using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Qrie.Silo.Hosting;

/// <summary>Without authentication, only this machine may reach Qrie.</summary>
internal static class LoopbackOnly
{
    private const string Advice = "Without authentication Qrie listens on loopback only, such as http://127.0.0.1:5080 or http://localhost:5080.";

    /// <summary>Checks every setting from which ASP.NET Core takes addresses, before anything starts.</summary>
    /// <exception cref="InsecureBindingException">An address can be reached from elsewhere.</exception>
    public static void Check(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Where(endpoint => endpoint["Url"] is not null).ToArray();
        foreach (var endpoint in endpoints)
        {
            Check($"{endpoint.Path}:Url", endpoint["Url"]!);
        }

        var urls = configuration[WebHostDefaults.ServerUrlsKey];
        foreach (var url in Split(urls))
        {
            Check("Urls", url);
        }

        if (endpoints.Length > 0 || !string.IsNullOrWhiteSpace(urls))
        {
            return;
        }

        // These count only where no address is given, and then mean every network.
        foreach (var key in (ReadOnlySpan<string>)[WebHostDefaults.HttpPortsKey, WebHostDefaults.HttpsPortsKey])
        {
            if (Split(configuration[key]) is { Length: > 0 })
            {
                throw new InsecureBindingException($"{key} = {configuration[key]} would listen on every network. {Advice} Set Urls instead.");
            }
        }
    }

    /// <summary>Refuses at the last moment what no setting told of.</summary>
    public static void Check(ListenOptions endpoint)
    {
        if (endpoint.IPEndPoint is { } address && !IPAddress.IsLoopback(address.Address))
        {
            throw new InsecureBindingException($"Qrie refuses to listen on {address}. {Advice}");
        }
    }

    private static void Check(string key, string url)
    {
        BindingAddress address;
        try
        {
            address = BindingAddress.Parse(url);
        }
        catch (FormatException exception)
        {
            throw new InsecureBindingException($"{key} = {url} is no address. {Advice}", exception);
        }

        if (!address.IsUnixPipe && !address.IsNamedPipe && !IsLoopback(address.Host))
        {
            throw new InsecureBindingException($"{key} = {url} can be reached from other machines. {Advice}");
        }
    }

    // Kestrel takes any other name to mean every network.
    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static string[] Split(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
