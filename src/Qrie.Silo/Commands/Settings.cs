using System.Text.RegularExpressions;

namespace Qrie.Silo.Commands;

/// <summary>Configuration given as arguments, such as <c>--Qrie:QueueUrl=https://…</c>: what has a colon before any <c>=</c>.</summary>
internal static partial class Settings
{
    /// <summary>Takes the settings out of the arguments.</summary>
    public static (string[] Settings, string[] Others) Split(string[] arguments)
    {
        var (settings, others) = (new List<string>(), new List<string>());
        for (var i = 0; i < arguments.Length; i++)
        {
            if (!Setting().IsMatch(arguments[i]))
            {
                others.Add(arguments[i]);
            }
            else if (arguments[i].Contains('=', StringComparison.Ordinal) || i + 1 == arguments.Length)
            {
                settings.Add(arguments[i]);
            }
            else
            {
                settings.Add($"{arguments[i]}={arguments[++i]}");
            }
        }

        return ([.. settings], [.. others]);
    }

    /// <summary>The configuration as <c>qrie run</c> reads it: appsettings.json beside the executable, the environment, the arguments.</summary>
    /// <param name="settings">The arguments.</param>
    public static WebApplicationBuilder Builder(string[] settings) =>
        WebApplication.CreateBuilder(new WebApplicationOptions { Args = settings, ApplicationName = "qrie", ContentRootPath = AppContext.BaseDirectory });

    [GeneratedRegex(@"^--[\w.-]+(:[\w.-]+)+(=|$)")]
    private static partial Regex Setting();
}
