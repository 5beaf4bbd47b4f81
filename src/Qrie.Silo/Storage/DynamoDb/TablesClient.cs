using Amazon.DynamoDBv2;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Qrie.Aws;
using Qrie.Inventory;

namespace Qrie.Silo.Storage.DynamoDb;

/// <summary>The client of the inventory's tables. What failed to the last attempt is a <see cref="StorageException"/>, which travels between silos.</summary>
internal sealed class TablesClient(AWSCredentials credentials, AmazonDynamoDBConfig config, ServiceHealth health) : AmazonDynamoDBClient(credentials, config)
{
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.AddHandlerAfter<RetryHandler>(new HealthHandler(health, "dynamodb"));
        pipeline.AddHandler(new Outcome());
    }

    private sealed class Outcome : PipelineHandler
    {
        public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
        {
            try
            {
                return await base.InvokeAsync<T>(executionContext);
            }
            catch (Exception exception) when (AwsErrors.IsTransient(exception) && !executionContext.RequestContext.CancellationToken.IsCancellationRequested)
            {
                throw new StorageException($"DynamoDB does not answer: {AwsErrors.Code(exception)}.", exception);
            }
        }
    }
}
