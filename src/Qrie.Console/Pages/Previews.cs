using Qrie.Policies;

namespace Qrie.Console.Pages;

/// <summary>Puts the parts of a preview together.</summary>
internal static class Previews
{
    public static PolicyPreview Sum(PolicyPreview first, PolicyPreview next) => new()
    {
        Evaluated = first.Evaluated + next.Evaluated,
        Next = next.Next,
        Totals = Sum(first.Totals, next.Totals),
        Accounts = first.Accounts.Concat(next.Accounts).GroupBy(pair => pair.Key).ToDictionary(group => group.Key, group => group.Select(pair => pair.Value).Aggregate(Sum)),
        Sample = [.. first.Sample, .. next.Sample],
    };

    private static PreviewCounts Sum(PreviewCounts left, PreviewCounts right) => new(
        left.Violations + right.Violations, left.Excepted + right.Excepted, left.Compliant + right.Compliant, left.Unknown + right.Unknown,
        left.OutOfScope + right.OutOfScope);
}
