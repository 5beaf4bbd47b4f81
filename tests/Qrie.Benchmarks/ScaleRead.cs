namespace Qrie.Benchmarks;

/// <summary>What a read cost.</summary>
/// <param name="Name">Which.</param>
/// <param name="Median">The median of its times.</param>
/// <param name="One">The median of the times of reading one resource by its ARN, which took turns with it.</param>
internal sealed record ScaleRead(string Name, TimeSpan Median, TimeSpan One);
