namespace Qrie.CloudTrail.Rules;

/// <summary>A pattern of names: <c>*X*</c> holds X, <c>*X</c> ends with it, <c>X*</c> begins with it.</summary>
internal sealed class EventPattern(string text)
{
    private readonly string word = text.Trim('*');
    private readonly bool open = text.StartsWith('*');
    private readonly bool ended = !text.EndsWith('*');

    public static bool IsPattern(string text) => text.Contains('*');

    public bool Matches(string name) => (open, ended) switch
    {
        (true, true) => name.EndsWith(word, StringComparison.Ordinal),
        (false, false) => name.StartsWith(word, StringComparison.Ordinal),
        _ => name.Contains(word, StringComparison.Ordinal),
    };
}
