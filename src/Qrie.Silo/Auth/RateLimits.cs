using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;
using Qrie.Silo.Hosting;

namespace Qrie.Silo.Auth;

/// <summary>Bounds what one caller asks of the API: a user or a token, and an address as long as nobody is known.</summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddSettings<RateLimitOptions>("Qrie:RateLimit");
        services.AddRateLimiter(limiter => limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests);
        services.AddOptions<Microsoft.AspNetCore.RateLimiting.RateLimiterOptions>().Configure<IOptions<RateLimitOptions>>((limiter, options) =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => PartitionOf(http, options.Value));
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, Math.Ceiling(after.TotalSeconds)) : 1;
                context.HttpContext.Response.Headers.RetryAfter = wait.ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext http, RateLimitOptions options)
    {
        var path = http.Request.Path;
        if (!path.StartsWithSegments("/api") || path.StartsWithSegments("/api/health"))
        {
            return RateLimitPartition.GetNoLimiter("");
        }

        var user = http.User.Identity is { IsAuthenticated: true } identity ? http.User.FindFirst("sub")?.Value ?? identity.Name : null;
        return RateLimitPartition.GetTokenBucketLimiter(
            user is not null ? $"user {user}" : $"address {http.Connection.RemoteIpAddress}",
            _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.Burst,
                TokensPerPeriod = Math.Max(1, options.RequestsPerSecond / 10),
                ReplenishmentPeriod = TimeSpan.FromSeconds(options.RequestsPerSecond < 10 ? 1.0 / options.RequestsPerSecond : 0.1),
                QueueLimit = 0,
            });
    }
}
