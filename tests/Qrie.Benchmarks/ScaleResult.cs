namespace Qrie.Benchmarks;

/// <summary>What was measured over a large inventory.</summary>
/// <param name="Filled">How long writing it took; null when it was there already.</param>
/// <param name="Bytes">The file's size.</param>
/// <param name="Reads">The reads.</param>
internal sealed record ScaleResult(TimeSpan? Filled, long Bytes, IReadOnlyList<ScaleRead> Reads);
