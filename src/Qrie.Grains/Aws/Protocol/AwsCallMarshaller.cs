using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using IRequest = Amazon.Runtime.Internal.IRequest;

namespace Qrie.Aws.Protocol;

internal sealed class AwsCallMarshaller(string serviceId) : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var call = (AwsCall)input;
        var request = new DefaultRequest(call, serviceId)
        {
            HttpMethod = call.Method,
            ResourcePath = call.Path,
            UseQueryString = call.Query.Count > 0,
            HostPrefix = call.HostPrefix,
        };
        foreach (var (name, value) in call.PathParts)
        {
            request.AddPathResource($"{{{name}}}", value);
        }

        foreach (var (name, value) in call.Query)
        {
            request.Parameters.Add(name, value);
        }

        foreach (var (name, value) in call.Headers)
        {
            request.Headers.Add(name, value);
        }

        if (call.Content is { } content)
        {
            request.Content = content;
        }

        return request;
    }
}
