using System.Text;

namespace Qrie.Silo.Storage;

/// <summary>Conditions of a query, with their values.</summary>
/// <param name="alias">What the table with the columns is called.</param>
internal sealed class Conditions(string alias)
{
    private readonly StringBuilder text = new();
    private readonly List<(string Name, object? Value)> parameters = [];

    public (string Name, object? Value)[] Parameters => [.. parameters];

    /// <summary>Requires a column to have a value; nothing when there is none.</summary>
    public Conditions Equal(string column, object? value) =>
        value is null ? this : And($"{alias}.{column} = @{column}", ($"@{column}", value));

    /// <summary>Requires a column to have one of several values; nothing when there are none to choose from.</summary>
    public Conditions AnyOf(string column, IReadOnlyCollection<string>? values) => values is null
        ? this
        : And($"{alias}.{column} IN (SELECT value FROM json_each(@any_{column}))", ($"@any_{column}", StoredJson.WriteList(values)));

    /// <summary>Requires a condition; nothing when it is null.</summary>
    public Conditions And(string? condition, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (condition is not null)
        {
            text.Append(" AND ").Append(condition);
            parameters.AddRange(values);
        }

        return this;
    }

    /// <summary>The conditions, each after an <c>AND</c>.</summary>
    public override string ToString() => text.ToString();
}
