namespace Qrie.Console.Pages;

/// <summary>Sorts controls as people count them: 2.9 before 2.10.</summary>
internal sealed class ControlOrder : IComparer<string>
{
    public static ControlOrder Instance { get; } = new();

    public int Compare(string? x, string? y)
    {
        var (left, right) = ((x ?? "").Split('.', '-'), (y ?? "").Split('.', '-'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
        {
            var order = int.TryParse(left[i], out var one) && int.TryParse(right[i], out var other)
                ? one.CompareTo(other)
                : string.CompareOrdinal(left[i], right[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return left.Length.CompareTo(right.Length);
    }
}
