using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace Qrie.Orleans.Aws.Tests.Clustering;

/// <summary>A client whose updates go through the test.</summary>
/// <param name="url">The endpoint.</param>
/// <param name="update">Answers an update; its argument sends it.</param>
internal sealed class InterceptedClient(string url, Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> update) : AmazonDynamoDBClient(
    new BasicAWSCredentials("AKIAQRIE", "simulated"),
    new AmazonDynamoDBConfig { ServiceURL = url, AuthenticationRegion = "us-east-1", HttpClientFactory = new Factory(update), CacheHttpClient = false })
{
    private sealed class Factory(Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> update) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(new Handler(update));
    }

    private sealed class Handler(Func<Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage>> update) : DelegatingHandler(new HttpClientHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var isUpdate = request.Headers.TryGetValues("X-Amz-Target", out var target) && target.Single().EndsWith(".UpdateItem", StringComparison.Ordinal);
            return isUpdate ? update(() => base.SendAsync(request, cancellationToken)) : base.SendAsync(request, cancellationToken);
        }
    }
}
