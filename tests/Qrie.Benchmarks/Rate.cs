namespace Qrie.Benchmarks;

/// <summary>How often something was done.</summary>
/// <param name="Name">What.</param>
/// <param name="Count">How often in all.</param>
/// <param name="PerCpuSecond">How often per second of the process's CPU time.</param>
/// <param name="PerSecond">How often per second on the clock.</param>
internal sealed record Rate(string Name, long Count, double PerCpuSecond, double PerSecond);
