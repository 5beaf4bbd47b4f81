using System.IO.Pipelines;
using Qrie.Inventory;

namespace Qrie.Silo.Exports;

/// <summary>Writes findings as they are read: no more of them are in memory than the reader takes at once.</summary>
internal static class FindingExport
{
    // What gathers before it is sent. A client that reads slowly holds the reading back here.
    private const int FlushAt = 32 * 1024;

    /// <summary>Writes all findings.</summary>
    /// <param name="rows">The findings.</param>
    /// <param name="format">Their form.</param>
    /// <param name="output">Where to; it is not completed.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task WriteAsync(
        IAsyncEnumerable<FindingRow> rows, IFindingFormat format, PipeWriter output, CancellationToken cancellationToken)
    {
        format.WriteHead(output);
        var first = true;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            format.Write(row, output);
            if ((first || output.UnflushedBytes >= FlushAt) && (await output.FlushAsync(cancellationToken)).IsCompleted)
            {
                // Nobody reads any more.
                return;
            }

            first = false;
        }

        await output.FlushAsync(cancellationToken);
    }
}
