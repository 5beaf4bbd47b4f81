namespace Qrie.Silo.Commands;

/// <summary>A type that is listed again, because the record does not say which resource it touches.</summary>
/// <param name="Type">The type.</param>
/// <param name="AccountId">The account.</param>
/// <param name="Region">The region.</param>
internal sealed record ExplainedRelist(string Type, string AccountId, string Region)
{
    public override string ToString() => $"list {Type} again ({AccountId}, {Region})";
}
