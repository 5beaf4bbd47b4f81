using Amazon.Runtime;

namespace Qrie.Aws.Protocol;

/// <summary>The answer to an <see cref="AwsCall"/>.</summary>
internal sealed class AwsAnswer : AmazonWebServiceResponse
{
    /// <summary>The body as it came.</summary>
    public string Body { get; set; } = "";
}
