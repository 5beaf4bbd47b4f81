using Amazon.EC2;

namespace Qrie.Aws.Ec2;

/// <summary>Something that EC2 keeps for an account in a region.</summary>
/// <typeparam name="T">Its value.</typeparam>
/// <param name="Name">Its name.</param>
/// <param name="Read">Reads it.</param>
internal sealed record Ec2Setting<T>(string Name, Func<IAmazonEC2, CancellationToken, Task<T>> Read) where T : class;
