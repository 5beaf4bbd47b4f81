namespace Qrie.Policies.Documents;

/// <summary>One key that a statement's condition tests. All of a statement's conditions must hold, of a key's values one.</summary>
internal sealed record PolicyCondition
{
    private const string IfExistsSuffix = "IfExists";

    /// <param name="operation">The operator as written, such as <c>ForAnyValue:StringLikeIfExists</c>.</param>
    /// <param name="key">The key as written.</param>
    /// <param name="values">The values.</param>
    public PolicyCondition(string operation, string key, IReadOnlyList<string> values)
    {
        var (qualifier, name) = operation.Split(':', 2) is [var set, var rest] ? (set, rest) : (null, operation);
        IfExists = name.EndsWith(IfExistsSuffix, StringComparison.OrdinalIgnoreCase);
        Operator = IfExists ? name[..^IfExistsSuffix.Length] : name;
        Qualifier = qualifier;
        Key = key;
        Values = values;
    }

    /// <summary>The operator without qualifier and suffix.</summary>
    public string Operator { get; }

    /// <summary><c>ForAnyValue</c> or <c>ForAllValues</c>; null for none.</summary>
    public string? Qualifier { get; }

    /// <summary>True when the condition holds also where the request has no such key.</summary>
    public bool IfExists { get; }

    /// <summary>The key, such as <c>aws:SourceVpc</c>.</summary>
    public string Key { get; }

    /// <summary>The values, as text.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>True when the key is that one; keys match without regard to case.</summary>
    public bool IsKey(string key) => Key.Equals(key, StringComparison.OrdinalIgnoreCase);

    /// <summary>True when the operator is one of those; operators match without regard to case.</summary>
    public bool IsOperator(params ReadOnlySpan<string> operators) => Contains(operators, Operator);

    /// <summary>True when the qualifier is that one.</summary>
    public bool IsQualifier(string qualifier) => qualifier.Equals(Qualifier, StringComparison.OrdinalIgnoreCase);

    private static bool Contains(ReadOnlySpan<string> texts, string text)
    {
        foreach (var candidate in texts)
        {
            if (candidate.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }
}
