using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Qrie.Aws;

/// <summary>What a client is made of.</summary>
/// <param name="Credentials">Whose requests it signs.</param>
/// <param name="Configuration">How to reach AWS.</param>
/// <param name="Region">The region.</param>
/// <param name="Handler">What each attempt passes: session, budget, metrics; null outside a silo.</param>
public sealed record AwsClientParameters(AWSCredentials Credentials, AwsClientConfiguration Configuration, string Region, PipelineHandler? Handler)
{
    /// <summary>Puts <see cref="Handler"/> behind the SDK's retries, so that each attempt counts.</summary>
    /// <param name="pipeline">The client's pipeline.</param>
    public void Attach(RuntimePipeline pipeline)
    {
        if (Handler is not null)
        {
            pipeline.AddHandlerAfter<RetryHandler>(Handler);
        }
    }
}
