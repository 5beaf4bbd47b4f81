using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace Qrie.Aws.Protocol;

/// <summary>
/// Speaks AWS's protocols where the SDK has no package: signing, retries, credentials and connections are the SDK's,
/// requests and answers are as they go over the wire.
/// </summary>
/// <param name="credentials">The credentials.</param>
/// <param name="config">The service.</param>
/// <param name="handler">What each attempt passes first; null for nothing.</param>
internal sealed class AwsProtocolClient(AWSCredentials credentials, AwsProtocolConfig config, PipelineHandler? handler)
    : AmazonServiceClient(credentials, config)
{
    private readonly InvokeOptions options = new()
    {
        RequestMarshaller = new AwsCallMarshaller(config.ServiceId),
        ResponseUnmarshaller = new AwsAnswerUnmarshaller(),
    };

    /// <summary>Sends a request.</summary>
    /// <param name="call">The request.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    /// <exception cref="AmazonServiceException">The service refused; the code is the service's own.</exception>
    public Task<AwsAnswer> SendAsync(AwsCall call, CancellationToken cancellationToken) =>
        InvokeAsync<AwsAnswer>(call, options, cancellationToken);

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new Resolver(config));
        pipeline.AddHandlerAfter<Marshaller>(new AuthSchemes());
        if (handler is not null)
        {
            pipeline.AddHandlerAfter<RetryHandler>(handler);
        }
    }

    private sealed class Resolver(AwsProtocolConfig config) : BaseEndpointResolver
    {
        protected override void PreInvoke(IExecutionContext executionContext)
        {
            var request = executionContext.RequestContext.Request;
            var url = new Uri(config.Determine().URL);
            request.Endpoint = request.HostPrefix is { } prefix && config.ServiceURL is null
                ? new UriBuilder(url) { Host = prefix + url.Host }.Uri
                : url;
            request.HostPrefix = null;
        }

        public override Endpoint GetEndpoint(IExecutionContext executionContext) => config.Determine();
    }

    private sealed class AuthSchemes : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }
}
