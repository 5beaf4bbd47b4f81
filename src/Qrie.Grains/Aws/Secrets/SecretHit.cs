namespace Qrie.Aws.Secrets;

/// <summary>Where something looks like a secret. What it is, is not kept.</summary>
/// <param name="Where">The variable's name, or the number of the line.</param>
/// <param name="Rule">By which rule, such as <c>aws_secret_access_key</c>.</param>
public sealed record SecretHit(string Where, string Rule);
