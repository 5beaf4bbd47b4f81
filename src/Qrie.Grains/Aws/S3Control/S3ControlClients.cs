namespace Qrie.Aws.S3Control;

/// <summary>Amazon S3 Control in an account.</summary>
public static class S3ControlClients
{
    private static readonly AwsService<S3ControlClient> Service = new("s3-control", "s3", parameters =>
        new S3ControlClient(
            parameters.Credentials,
            parameters.Configuration.Apply(S3ControlClient.Configuration(), "s3", parameters.Region),
            parameters.Handler));

    /// <summary>Amazon S3 Control, for settings of the whole account.</summary>
    /// <param name="clients">The account's clients.</param>
    /// <param name="region">Any region of the account's partition.</param>
    public static S3ControlClient S3Control(this IAwsClients clients, string region) => clients.Get(Service, region);
}
