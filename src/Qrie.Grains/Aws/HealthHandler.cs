using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Qrie.Aws;

/// <summary>Sits behind the SDK's retries, and notes of each attempt whether the service answered.</summary>
/// <param name="health">Where it is noted.</param>
/// <param name="service">The service's signing name.</param>
public sealed class HealthHandler(ServiceHealth health, string service) : PipelineHandler
{
    /// <inheritdoc/>
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        ArgumentNullException.ThrowIfNull(executionContext);
        try
        {
            var answer = await base.InvokeAsync<T>(executionContext);
            health.Answered(service);
            return answer;
        }
        catch (Exception exception)
        {
            if (AwsErrors.IsOutage(exception))
            {
                // Who has stopped asking has not been failed.
                if (!executionContext.RequestContext.CancellationToken.IsCancellationRequested)
                {
                    health.Failed(service, AwsErrors.Code(exception));
                }
            }
            else
            {
                health.Answered(service);
            }

            throw;
        }
    }
}
