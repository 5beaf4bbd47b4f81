using Amazon.S3;
using Qrie.Aws.S3Control;

namespace Qrie.Aws;

/// <summary>Clients that act in one account, with the session of its role, under its request budgets.</summary>
public interface IAwsClients
{
    /// <summary>Amazon S3 in a region.</summary>
    /// <param name="region">The region.</param>
    IAmazonS3 S3(string region);

    /// <summary>Amazon S3 Control, for settings of the whole account.</summary>
    /// <param name="region">Any region of the account's partition.</param>
    S3ControlClient S3Control(string region);
}
