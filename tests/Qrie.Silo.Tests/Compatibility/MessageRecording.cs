using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Orleans;
using Orleans.Serialization;
using Qrie.Changes;
using Qrie.Silo.Streams;

namespace Qrie.Silo.Tests.Compatibility;

/// <summary>Everything that Orleans serializes for Qrie: the bytes of samples, and what they mean.</summary>
internal sealed class MessageRecording : IDisposable
{
    private readonly ServiceProvider services = new ServiceCollection().AddSerializer().BuildServiceProvider();

    /// <summary>The types that cross grains, silos or restarts.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        .. new[] { typeof(ResourceChange), typeof(AccountInboxGrain), typeof(ChangesBatch) }
            .SelectMany(type => type.Assembly.GetTypes())
            .Where(type => type.IsDefined(typeof(GenerateSerializerAttribute), inherit: false) && !type.IsGenericTypeDefinition)
            .OrderBy(type => type.FullName, StringComparer.Ordinal),
    ];

    private Serializer Serializer => services.GetRequiredService<Serializer>();

    /// <summary>Samples as <c>{type: [{bytes, members}, …]}</c>.</summary>
    public JsonObject Record() => new(Types.Select(type => KeyValuePair.Create(type.FullName!, (JsonNode?)new JsonArray([.. new[] { 0, 1 }.Select(variant =>
    {
        var made = new Sample(variant).Of(type, type.Name);
        return new JsonObject { ["bytes"] = Convert.ToBase64String(Serializer.SerializeToArray(made)), ["members"] = Members.Of(made) };
    })]))));

    /// <summary>What the recorded bytes do not mean any more.</summary>
    public string[] Differences(JsonObject recorded) => [.. recorded.SelectMany(type => type.Value!.AsArray().SelectMany(sample =>
    {
        try
        {
            // As an object: the name of the type is part of what is sent.
            var read = Serializer.Deserialize<object>(Convert.FromBase64String(sample!["bytes"]!.GetValue<string>()));
            return Members.Differences(sample["members"], Members.Of(read), type.Key);
        }
        catch (Exception exception) when (exception is SerializerException or FormatException or InvalidCastException or ArgumentException)
        {
            return (string[])[$"{type.Key} cannot be read: {exception.Message}"];
        }
    }))];

    public void Dispose() => services.Dispose();
}
