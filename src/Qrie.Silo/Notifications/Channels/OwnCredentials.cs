using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace Qrie.Silo.Notifications.Channels;

/// <summary>Qrie's own credentials, where it runs.</summary>
/// <param name="given">The credentials, or null for the SDK's default chain.</param>
internal sealed class OwnCredentials(AWSCredentials? given)
{
    private readonly Lazy<AWSCredentials> credentials = new(() => given ?? DefaultAWSCredentialsIdentityResolver.GetCredentials());

    public AWSCredentials Value => credentials.Value;
}
