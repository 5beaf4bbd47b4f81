using System.Collections.Frozen;

namespace Qrie.Policies.Lambda;

/// <summary>
/// When AWS deprecated a runtime, or will
/// (<see href="https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html"/>, as of this release). AWS moves dates to come.
/// </summary>
internal static class LambdaRuntimes
{
    private static readonly FrozenDictionary<string, DateOnly> Deprecations = new Dictionary<string, DateOnly>
    {
        ["nodejs"] = new(2016, 10, 31),
        ["nodejs4.3"] = new(2020, 3, 5),
        ["nodejs4.3-edge"] = new(2020, 3, 5),
        ["nodejs6.10"] = new(2019, 8, 12),
        ["nodejs8.10"] = new(2020, 3, 6),
        ["nodejs10.x"] = new(2021, 7, 30),
        ["nodejs12.x"] = new(2023, 3, 31),
        ["nodejs14.x"] = new(2023, 12, 4),
        ["nodejs16.x"] = new(2024, 6, 12),
        ["nodejs18.x"] = new(2025, 9, 1),
        ["nodejs20.x"] = new(2026, 4, 30),
        ["nodejs22.x"] = new(2027, 4, 30),
        ["nodejs24.x"] = new(2028, 4, 30),
        ["python2.7"] = new(2021, 7, 15),
        ["python3.6"] = new(2022, 7, 18),
        ["python3.7"] = new(2023, 12, 4),
        ["python3.8"] = new(2024, 10, 14),
        ["python3.9"] = new(2025, 12, 15),
        ["python3.10"] = new(2026, 10, 31),
        ["python3.11"] = new(2027, 6, 30),
        ["python3.12"] = new(2028, 10, 31),
        ["python3.13"] = new(2029, 6, 30),
        ["python3.14"] = new(2029, 6, 30),
        ["ruby2.5"] = new(2021, 7, 30),
        ["ruby2.7"] = new(2023, 12, 7),
        ["ruby3.2"] = new(2026, 3, 31),
        ["ruby3.3"] = new(2027, 3, 31),
        ["ruby3.4"] = new(2028, 3, 31),
        ["java8"] = new(2024, 1, 8),
        ["java8.al2"] = new(2027, 6, 30),
        ["java11"] = new(2027, 6, 30),
        ["java17"] = new(2027, 6, 30),
        ["java21"] = new(2029, 6, 30),
        ["java25"] = new(2029, 6, 30),
        ["dotnetcore1.0"] = new(2019, 6, 27),
        ["dotnetcore2.0"] = new(2019, 5, 30),
        ["dotnetcore2.1"] = new(2022, 1, 5),
        ["dotnetcore3.1"] = new(2023, 4, 3),
        ["dotnet6"] = new(2024, 12, 20),
        ["dotnet8"] = new(2026, 11, 10),
        ["dotnet10"] = new(2028, 11, 14),
        ["go1.x"] = new(2024, 1, 8),
        ["provided"] = new(2024, 1, 8),
        ["provided.al2"] = new(2026, 7, 31),
        ["provided.al2023"] = new(2029, 6, 30),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The day from which the runtime is deprecated; null for one that the table does not have, such as one that came later.</summary>
    public static DateOnly? DeprecatedOn(string runtime) => Deprecations.TryGetValue(runtime, out var date) ? date : null;
}
