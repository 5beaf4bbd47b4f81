using System.Runtime.InteropServices;
using Qrie.Benchmarks;

if (args is not ([] or ["--output", _]))
{
    Console.Error.WriteLine("Usage: Qrie.Benchmarks [--output FILE]");
    return 2;
}

var rates = await GrainBenchmarks.RunAsync();
var (fast, slow, isolation) = await FleetBenchmarks.RunAsync();
var text = $"""
    Measured on {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}.

    {Report.Table(rates, fast, slow, isolation)}
    """;
Console.WriteLine(text);
if (args is ["--output", { } file])
{
    await File.WriteAllTextAsync(file, text + Environment.NewLine);
}

return 0;
