using System.Text.Json.Serialization;

namespace Qrie.Aws.Ec2;

/// <summary>A volume of an instance.</summary>
/// <param name="VolumeId">The volume.</param>
/// <param name="Device">The device, such as <c>/dev/xvda</c>.</param>
/// <param name="Encrypted">Whether it is encrypted.</param>
public sealed record Ec2InstanceVolume([property: JsonRequired] string VolumeId, string? Device, [property: JsonRequired] bool Encrypted);
