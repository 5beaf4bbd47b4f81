namespace Qrie.Aws.Trail;

/// <summary>A trail as CloudTrail lists it.</summary>
/// <param name="Arn">Its ARN, which names the account that owns it.</param>
/// <param name="Name">Its name.</param>
/// <param name="HomeRegion">Where it was made and may be changed.</param>
/// <param name="Settings">What is set for it.</param>
public sealed record TrailDescription(string Arn, string Name, string HomeRegion, TrailSettings Settings);
