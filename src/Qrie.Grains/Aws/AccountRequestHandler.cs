using System.Diagnostics;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Qrie.Aws.Protocol;
using Qrie.Telemetry;

namespace Qrie.Aws;

/// <summary>
/// Sits behind the SDK's retries, so that each attempt counts: sees to the account's session, waits for its budget,
/// counts the call, and reports throttling.
/// </summary>
/// <param name="credentials">The account's credentials.</param>
/// <param name="budget">The account's budget.</param>
/// <param name="service">The service's signing name.</param>
/// <param name="region">The region.</param>
internal sealed class AccountRequestHandler(AccountCredentials credentials, IRequestBudget budget, string service, string region) : PipelineHandler
{
    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        await credentials.EnsureAsync();
        await budget.AcquireAsync(service, region, executionContext.RequestContext.CancellationToken);
        var operation = Operation(executionContext.RequestContext);
        QrieMetrics.AwsCalls.Add(1, new TagList { { "service", service }, { "operation", operation } });
        try
        {
            return await base.InvokeAsync<T>(executionContext);
        }
        catch (AmazonServiceException exception)
        {
            QrieMetrics.AwsErrors.Add(1, new TagList { { "service", service }, { "operation", operation }, { "code", AwsErrors.Code(exception) } });
            if (AwsErrors.IsThrottled(exception))
            {
                budget.Throttled(service, region);
            }
            else if (AwsErrors.IsSessionRefused(exception))
            {
                credentials.Refuse();
            }

            throw;
        }
    }

    private static string Operation(IRequestContext context) => context.OriginalRequest is AwsCall call
        ? call.Operation
        : context.RequestName.EndsWith("Request", StringComparison.Ordinal) ? context.RequestName[..^"Request".Length] : context.RequestName;
}
