using System.Xml.Linq;
using Amazon.Runtime;
using Qrie.Aws.Protocol;
using Qrie.Aws.S3;

namespace Qrie.Aws.S3Control;

/// <summary>
/// Amazon S3 Control, as far as it is needed: the account's block of public access
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/API/API_control_GetPublicAccessBlock.html"/>).
/// </summary>
public sealed class S3ControlClient : IDisposable
{
    private readonly AwsProtocolClient client;

    internal S3ControlClient(AWSCredentials credentials, AwsProtocolConfig config, Amazon.Runtime.Internal.PipelineHandler? handler = null) =>
        client = new AwsProtocolClient(credentials, config, handler);

    internal static AwsProtocolConfig Configuration() => new("S3 Control", "s3", "s3-control");

    /// <summary>The account's four flags, with the organization's counted in.</summary>
    /// <param name="accountId">The twelve digits.</param>
    /// <param name="cancellationToken">Gives the request up.</param>
    /// <returns>The flags, or null when the account has none.</returns>
    public async Task<PublicAccessBlock?> GetPublicAccessBlockAsync(string accountId, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await client.SendAsync(
                new AwsCall
                {
                    Operation = "GetAccountPublicAccessBlock",
                    Method = "GET",
                    Path = "/v20180820/configuration/publicAccessBlock",
                    HostPrefix = $"{accountId}.",
                    Headers = new Dictionary<string, string> { ["x-amz-account-id"] = accountId },
                },
                cancellationToken);
            var flags = XDocument.Parse(answer.Body).Descendants().ToLookup(element => element.Name.LocalName, element => element.Value);
            bool Flag(string name) => flags[name].FirstOrDefault() is { } text && bool.TryParse(text, out var value) && value;
            return new PublicAccessBlock
            {
                BlockPublicAcls = Flag("BlockPublicAcls"),
                IgnorePublicAcls = Flag("IgnorePublicAcls"),
                BlockPublicPolicy = Flag("BlockPublicPolicy"),
                RestrictPublicBuckets = Flag("RestrictPublicBuckets"),
            };
        }
        catch (AmazonServiceException exception) when (exception.ErrorCode == "NoSuchPublicAccessBlockConfiguration")
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => client.Dispose();
}
