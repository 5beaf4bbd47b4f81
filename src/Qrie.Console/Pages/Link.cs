namespace Qrie.Console.Pages;

/// <summary>Addresses of pages with their state.</summary>
internal static class Link
{
    /// <summary>The query of an address, without the question mark.</summary>
    public static string QueryOf(string uri) => uri.Split('?', 2) is [_, var query] ? query : "";

    /// <summary>The path with those parameters that have a value.</summary>
    public static string To(string path, params ReadOnlySpan<(string Name, string? Value)> parameters)
    {
        var uri = path;
        var separator = '?';
        foreach (var (name, value) in parameters)
        {
            if (!string.IsNullOrEmpty(value))
            {
                uri += $"{separator}{name}={Uri.EscapeDataString(value)}";
                separator = '&';
            }
        }

        return uri;
    }
}
