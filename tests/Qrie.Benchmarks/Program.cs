using System.Runtime.InteropServices;
using Qrie.Benchmarks;

string[] known = ["grains", "fleet", "scale"];
var (parts, file) = args is [.. var names, "--output", var path] ? (names, path) : (args, null);
if (parts.Except(known).Any())
{
    Console.Error.WriteLine($"Usage: Qrie.Benchmarks [{string.Join("] [", known)}] [--output FILE]");
    return 2;
}

bool Wanted(string part) => parts.Length == 0 || parts.Contains(part);
var text = $"Measured on {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}.";
if (Wanted("grains"))
{
    text += $"\n\n{Report.Table(await GrainBenchmarks.RunAsync())}";
}

if (Wanted("fleet"))
{
    var (fast, slow, isolation) = await FleetBenchmarks.RunAsync();
    text += $"\n\n{Report.Table(fast, slow, isolation)}";
}

if (Wanted("scale"))
{
    text += $"\n\n{Report.Table(await ScaleBenchmarks.RunAsync())}";
}

Console.WriteLine(text);
if (file is not null)
{
    await File.WriteAllTextAsync(file, text + Environment.NewLine);
}

return 0;
