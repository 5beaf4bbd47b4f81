using System.Buffers;
using Qrie.Inventory;

namespace Qrie.Silo.Exports;

/// <summary>A form in which findings leave Qrie, one after the other.</summary>
internal interface IFindingFormat
{
    /// <summary>The name by which the API knows it.</summary>
    string Name { get; }

    /// <summary>The media type, with its parameters.</summary>
    string ContentType { get; }

    /// <summary>What a file of it is called, without the dot.</summary>
    string Extension { get; }

    /// <summary>Writes what comes before all findings.</summary>
    void WriteHead(IBufferWriter<byte> output);

    /// <summary>Writes one finding, with the line's end.</summary>
    void Write(FindingRow row, IBufferWriter<byte> output);
}
