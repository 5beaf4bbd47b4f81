using System.ComponentModel.DataAnnotations;

namespace Qrie.Silo.Auth;

/// <summary>How many requests one caller may send to the API of one silo. Section <c>Qrie:RateLimit</c>.</summary>
public sealed class RateLimitOptions
{
    /// <summary>Requests per second in the long run, 1 to 100,000. Default 100.</summary>
    [Range(1, 100_000)]
    public int RequestsPerSecond { get; set; } = 100;

    /// <summary>Requests at once, 1 to 100,000. Default 500.</summary>
    [Range(1, 100_000)]
    public int Burst { get; set; } = 500;
}
