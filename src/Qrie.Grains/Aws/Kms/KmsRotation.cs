namespace Qrie.Aws.Kms;

/// <summary>Automatic rotation of a key.</summary>
/// <param name="Enabled">Whether the key is rotated.</param>
/// <param name="PeriodInDays">How often; null when it is not.</param>
public sealed record KmsRotation(bool Enabled, int? PeriodInDays);
