using System.Collections;
using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using Orleans.Providers.Streams.Common;
using Orleans.Runtime;
using Orleans.Streams;

namespace Qrie.Silo.Tests.Compatibility;

/// <summary>
/// Objects in which every field has a value that no other field of its type has, so that a value which is read into the wrong one shows.
/// The same every time.
/// </summary>
/// <param name="variant">0 or 1. Flags tell each other apart by their values in both.</param>
internal sealed class Sample(int variant)
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly string[] Json = ["Configuration", "Evidence"];
    private int count;

    public T Of<T>() => (T)Of(typeof(T), typeof(T).Name);

    public object Of(Type type, string name)
    {
        count++;
        return type switch
        {
            _ when Nullable.GetUnderlyingType(type) is { } inner => Of(inner, name),
            _ when type == typeof(string) => Json.Contains(name) ? $$"""{"member":{{count}}}""" : $"{name} {count}",
            _ when type == typeof(bool) => (count >> variant) % 2 == 0,
            _ when type == typeof(int) => count,
            _ when type == typeof(long) => (long)count,
            _ when type == typeof(double) => count + 0.5,
            _ when type == typeof(DateTimeOffset) => Start.AddSeconds(count),
            _ when type == typeof(TimeSpan) => TimeSpan.FromSeconds(count),
            _ when type == typeof(StreamId) => StreamId.Create(name, count.ToString(null, null)),
            _ when type == typeof(StreamSequenceToken) => new EventSequenceTokenV2(count),
            _ when type.IsEnum => Enum.GetValues(type) is var values ? values.GetValue((count + variant) % values.Length)! : null!,
            _ when type.IsArray => Items(type.GetElementType()!, name),
            _ when type.IsAssignableTo(typeof(IEnumerable)) => Collection(type, name),
            _ when type.IsAssignableTo(typeof(Exception)) => Exception(type),
            _ when type.IsAbstract => throw new NotSupportedException($"{name} is a {type}; a sample of that has to be made here."),
            _ => Filled(type),
        };
    }

    private object Filled(Type type)
    {
        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var field in Members.FieldsOf(type))
        {
            field.SetValue(made, Of(field.FieldType, Members.NameOf(field)));
        }

        return made;
    }

    private object Exception(Type type) =>
        type.GetConstructors(BindingFlags.Instance | BindingFlags.Public).MaxBy(constructor => constructor.GetParameters().Length) is var constructor
            ? constructor!.Invoke([.. constructor.GetParameters().Select(parameter => parameter.ParameterType == typeof(Exception) ? null : Of(parameter.ParameterType, parameter.Name!))])
            : throw new NotSupportedException($"{type} cannot be made.");

    private object Collection(Type type, string name)
    {
        var arguments = type.GetGenericArguments();
        if (arguments is [var key, var value])
        {
            var map = (IDictionary)Activator.CreateInstance(typeof(Dictionary<,>).MakeGenericType(key, value))!;
            map.Add(Of(key, $"{name}.key"), Of(value, $"{name}.value"));
            return type.Name.StartsWith("ImmutableDictionary", StringComparison.Ordinal) ? Immutable(nameof(ImmutableDictionary.ToImmutableDictionary), typeof(ImmutableDictionary), arguments, map) : map;
        }

        var items = Items(arguments.Single(), name);
        return type switch
        {
            _ when type.IsInstanceOfType(items) => items,
            _ when type.Name.StartsWith(nameof(ImmutableArray), StringComparison.Ordinal) => Immutable(nameof(ImmutableArray.ToImmutableArray), typeof(ImmutableArray), arguments, items),
            _ when type.IsAbstract => Activator.CreateInstance(typeof(HashSet<>).MakeGenericType(arguments), items)!,
            _ => Activator.CreateInstance(type, items)!,
        };
    }

    private Array Items(Type type, string name)
    {
        var items = Array.CreateInstance(type, 2);
        items.SetValue(Of(type, $"{name}[0]"), 0);
        items.SetValue(Of(type, $"{name}[1]"), 1);
        return items;
    }

    private static object Immutable(string method, Type factory, Type[] arguments, object items) => factory.GetMethods()
        .First(candidate => candidate.Name == method && candidate.GetParameters() is [var only] && only.ParameterType.Name.StartsWith("IEnumerable", StringComparison.Ordinal))
        .MakeGenericMethod(arguments).Invoke(null, [items])!;
}
