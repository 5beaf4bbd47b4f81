using Amazon.Runtime;
using Amazon.Runtime.Credentials;

namespace Qrie.Aws;

/// <summary>Qrie's own credentials where it runs, found by the SDK's chain when they are needed and not before.</summary>
public sealed class DefaultCredentials : AWSCredentials
{
    /// <inheritdoc/>
    public override ImmutableCredentials GetCredentials() => DefaultAWSCredentialsIdentityResolver.GetCredentials().GetCredentials();

    /// <inheritdoc/>
    public override Task<ImmutableCredentials> GetCredentialsAsync() => DefaultAWSCredentialsIdentityResolver.GetCredentials().GetCredentialsAsync();
}
