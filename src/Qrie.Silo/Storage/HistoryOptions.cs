using System.ComponentModel.DataAnnotations;

namespace Qrie.Silo.Storage;

/// <summary>How long the recorded changes of resources are kept and, in SQLite, resources that were deleted. Section <c>Qrie:History</c>.</summary>
public sealed class HistoryOptions
{
    /// <summary>Days, 1 to 36,500. Default 400: a year, and the month in which somebody looks back at it.</summary>
    [Range(1, 36_500)]
    public int Days { get; set; } = 400;
}
