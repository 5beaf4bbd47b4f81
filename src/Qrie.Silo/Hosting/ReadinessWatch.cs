using Qrie.Aws;

namespace Qrie.Silo.Hosting;

/// <summary>
/// Says in the log, each minute, that this silo is not ready or that a service does not answer it: what asks for <c>/health/ready</c> may be
/// nobody, and a load balancer asks for <c>/health/active</c>.
/// </summary>
internal sealed partial class ReadinessWatch(Readiness readiness, ServiceHealth services, TimeProvider time, ILogger<ReadinessWatch> logger)
    : Recurring(TimeSpan.FromMinutes(1), readiness, time, logger)
{
    protected override async Task RunAsync(CancellationToken cancellationToken)
    {
        string?[] reasons = [await Readiness.ReasonAgainstAsync(cancellationToken), .. services.Problems.Select(problem => problem.Describe())];
        if (string.Join(' ', reasons.OfType<string>()) is { Length: > 0 } text)
        {
            LogNotReady(logger, text);
        }
    }

    [LoggerMessage(412, LogLevel.Warning, "Not ready: {Reason}")]
    private static partial void LogNotReady(ILogger logger, string reason);
}
