namespace Qrie.Policies.Custom;

/// <summary>
/// Bounds what an expression can make of its input before it is ever run. JMESPath has no loops: what it gives grows only where it
/// names its input more than once, in lists and objects, and where a function copies or quotes. The product of these is the bound.
/// </summary>
internal static class ExpressionCost
{
    public const int MaxLength = 4_000;
    public const int MaxDepth = 32;
    public const long MaxFactor = 4_096;

    private static readonly HashSet<string> Functions =
    [
        "abs", "avg", "ceil", "contains", "ends_with", "floor", "items", "join", "keys", "length", "lower", "map", "max", "max_by", "merge", "min", "min_by",
        "not_null", "reverse", "sort", "sort_by", "starts_with", "sum", "to_array", "to_number", "to_string", "trim", "type", "upper", "values",
    ];

    /// <summary>By how much the expression may multiply its input.</summary>
    /// <exception cref="ExpressionException">It is too long, too deep, may multiply too much, or calls what it may not.</exception>
    public static long FactorOf(string expression)
    {
        if (expression.Length > MaxLength)
        {
            throw new ExpressionException($"is {expression.Length} characters long; at most {MaxLength} are allowed");
        }

        var (factor, open) = (1L, new Stack<(bool Multiplies, int Items)>());
        for (var at = 0; at < expression.Length; at++)
        {
            switch (expression[at])
            {
                case '\'' or '"' or '`':
                    at = EndOfQuote(expression, at);
                    break;
                case '[' or '{' or '(':
                    if (open.Count == MaxDepth)
                    {
                        throw new ExpressionException($"is nested more than {MaxDepth} deep");
                    }

                    open.Push((Multiplies(expression, at), 1));
                    factor = expression[at] == '(' ? Grow(factor, FunctionBefore(expression, at) ? 2 : 1) : factor;
                    break;
                case ',' when open.TryPop(out var list):
                    open.Push(list with { Items = list.Items + 1 });
                    break;
                case ']' or '}' or ')' when open.TryPop(out var list):
                    factor = list.Multiplies ? Grow(factor, list.Items + 1) : factor;
                    break;
            }
        }

        return factor;
    }

    private static long Grow(long factor, int by) => factor * by <= MaxFactor
        ? factor * by
        : throw new ExpressionException($"may make more than {MaxFactor} times its input: it has too many lists, objects and functions");

    // [*], [0], [1:2], [?…] and [] select; only [a, b] and {a: b} make something new.
    private static bool Multiplies(string expression, int at)
    {
        var next = expression.AsSpan(at + 1).TrimStart();
        return expression[at] == '{'
            || (expression[at] == '[' && next.Length > 0 && next[0] is not (']' or '?' or ':' or '-') && !char.IsAsciiDigit(next[0])
                && !(next[0] == '*' && next[1..].TrimStart() is [']', ..]));
    }

    private static bool FunctionBefore(string expression, int at)
    {
        var start = at;
        while (start > 0 && (char.IsAsciiLetterOrDigit(expression[start - 1]) || expression[start - 1] == '_'))
        {
            start--;
        }

        var name = expression[start..at];
        return name.Length > 0 && (Functions.Contains(name) ? true : throw new ExpressionException($"calls {name}(), which is not available; there are {string.Join(", ", Functions.Order(StringComparer.Ordinal))}"));
    }

    private static int EndOfQuote(string expression, int at)
    {
        for (var end = at + 1; end < expression.Length; end++)
        {
            if (expression[end] == '\\')
            {
                end++;
            }
            else if (expression[end] == expression[at])
            {
                return end;
            }
        }

        return expression.Length;
    }
}
