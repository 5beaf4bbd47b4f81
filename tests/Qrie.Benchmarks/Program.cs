using System.Runtime.InteropServices;
using Qrie.Benchmarks;

string[] known = ["grains", "fleet", "scale", "cluster"];
var (rest, file) = args is [.. var before, "--output", var path] ? (before, path) : (args, null);
var (parts, inventory) = rest is [.. var names, "--inventory", var kept] ? (names, kept) : (rest, null);
if (parts.Except(known).Any())
{
    Console.Error.WriteLine($"Usage: Qrie.Benchmarks [{string.Join("] [", known)}] [--inventory FILE] [--output FILE]");
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
    text += $"\n\n{Report.Table(await ScaleBenchmarks.RunAsync(inventory))}";
}

if (Wanted("cluster"))
{
    text += $"\n\n{Report.Table(await ClusterBenchmarks.RunAsync())}";
}

Console.WriteLine(text);
if (file is not null)
{
    await File.WriteAllTextAsync(file, text + Environment.NewLine);
}

return 0;
