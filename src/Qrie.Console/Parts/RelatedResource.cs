namespace Qrie.Console.Parts;

/// <summary>A resource that stands in a relation.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Kind">Its type in a few words; the service where the inventory does not have it.</param>
/// <param name="Open">How many of its findings are open; null where the inventory does not have it.</param>
public sealed record RelatedResource(string Arn, string Kind, int? Open)
{
    /// <summary>What is to be known of it beside its name.</summary>
    public string Note => Open switch { null => $"{Kind} · not in the inventory", 0 => $"{Kind} · nothing open", var open => $"{Kind} · {open} open" };
}
