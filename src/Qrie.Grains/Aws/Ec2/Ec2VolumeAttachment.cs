using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>An instance that has a volume.</summary>
/// <param name="InstanceId">The instance.</param>
/// <param name="Device">The device, such as <c>/dev/xvda</c>.</param>
/// <param name="DeleteOnTermination">Whether it goes with the instance.</param>
public sealed record Ec2VolumeAttachment([property: JsonRequired] string InstanceId, string? Device, bool DeleteOnTermination);
