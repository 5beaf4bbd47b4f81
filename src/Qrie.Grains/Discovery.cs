using System.Reflection;

namespace Qrie;

/// <summary>Finds the classes that implement a contract, so that adding one is adding a file. Runs once, at start.</summary>
internal static class Discovery
{
    /// <summary>One instance of each concrete class of this assembly that implements the contract and needs no arguments, by name.</summary>
    public static IReadOnlyList<T> Instances<T>() =>
    [
        .. typeof(Discovery).Assembly.GetTypes()
            .Where(type => type is { IsAbstract: false, IsGenericTypeDefinition: false } && type.IsAssignableTo(typeof(T)))
            .Where(type => type.GetConstructor(BindingFlags.Public | BindingFlags.Instance, []) is not null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => (T)Activator.CreateInstance(type)!),
    ];
}
