namespace Qrie.CloudTrail.Rules;

/// <summary>What an identifier of a record stands for.</summary>
/// <param name="Type">CloudFormation's name of the type; null for <see cref="NotOurs"/>.</param>
/// <param name="Arn">The ARN, when the identifier tells it.</param>
/// <param name="Name">The name or the indirect id, when it does not.</param>
internal sealed record Identified(string? Type, string? Arn, string? Name = null)
{
    /// <summary>A good identifier of something that is no resource of Qrie's, such as a tagged key pair.</summary>
    public static Identified NotOurs { get; } = new(null, null);
}
