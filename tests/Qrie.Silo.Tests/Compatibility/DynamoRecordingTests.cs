using System.Text.Json.Nodes;
using Amazon.DynamoDBv2.Model;
using Qrie.Silo.Storage.DynamoDb;
using Qrie.Silo.Tests.Storage.Contract;

namespace Qrie.Silo.Tests.Compatibility;

public sealed class DynamoRecordingTests : IClassFixture<DynamoBackend>
{
    private const string File = "dynamodb.json.gz";
    private readonly DynamoBackend backend;

    public DynamoRecordingTests(DynamoBackend backend)
    {
        this.backend = backend;
        Assert.SkipUnless(backend.Missing is null, backend.Missing ?? "");
    }

    public static TheoryData<string> Names => [.. Recordings.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public Task Items_of_older_code_say_the_same_today(string name) => ReadsBackAsync(Recordings.Read(name, File));

    [Fact]
    public async Task Items_of_today_say_the_same_when_they_are_read_by_another_silo()
    {
        JsonObject recorded;
        await using (var storage = await backend.CreateAsync(backend.Client()))
        {
            await StorageRecording.FillAsync(storage);
            recorded = new JsonObject { ["says"] = await StorageRecording.ReadAsync(storage), ["tables"] = await ItemsAsync(storage) };
        }

        Recordings.WriteIfAsked(File, recorded);
        recorded["says"]!.AsObject().Should().OnlyContain(part => part.Value is JsonObject || part.Value!.AsArray().Count > 0);
        await ReadsBackAsync(recorded);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_account_of_older_code_is_changed_and_forgotten(string name)
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        await PutAsync(storage, Recordings.Read(name, File));

        await StorageRecording.ChangeAndForgetAsync(storage.Accounts);
    }

    private async Task ReadsBackAsync(JsonObject recorded)
    {
        await using var storage = await backend.CreateAsync(backend.Client());
        await PutAsync(storage, recorded);
        Members.Differences(recorded["says"], await StorageRecording.ReadAsync(storage), "").Should().BeEmpty();
    }

    private static async Task PutAsync(DynamoUnderTest storage, JsonObject recorded)
    {
        foreach (var table in DynamoSchema.All.Where(table => recorded["tables"]!.AsObject().ContainsKey(table.Name)))
        {
            await storage.Database.PutAsync(table, recorded["tables"]![table.Name]!.AsArray().Select(item => item!.AsObject().ToDictionary(member => member.Key, member => Value(member.Value!))));
        }
    }

    private static async Task<JsonObject> ItemsAsync(DynamoUnderTest storage)
    {
        var tables = new JsonObject();
        foreach (var table in DynamoSchema.All)
        {
            var items = await storage.Database.Client.ScanAsync(new ScanRequest(storage.Database.NameOf(table)));
            tables[table.Name] = new JsonArray([.. items.Items.Select(item => new JsonObject(item.Select(member => KeyValuePair.Create(member.Key, (JsonNode?)Json(member.Value)))))]);
        }

        return tables;
    }

    private static JsonObject Json(AttributeValue value) => value switch
    {
        { S: { } text } => new JsonObject { ["S"] = text },
        { N: { } number } => new JsonObject { ["N"] = number },
        { BOOL: { } flag } => new JsonObject { ["BOOL"] = flag },
        { B: { } bytes } => new JsonObject { ["B"] = Convert.ToBase64String(bytes.ToArray()) },
        { SS: { } texts } => new JsonObject { ["SS"] = new JsonArray([.. texts.Select(text => JsonValue.Create(text))]) },
        _ => throw new NotSupportedException("An attribute is of a type that no recording has yet."),
    };

    private static AttributeValue Value(JsonNode value) => value.AsObject().Single() switch
    {
        { Key: "S", Value: var text } => new AttributeValue { S = text!.GetValue<string>() },
        { Key: "N", Value: var number } => new AttributeValue { N = number!.GetValue<string>() },
        { Key: "BOOL", Value: var flag } => new AttributeValue { BOOL = flag!.GetValue<bool>() },
        { Key: "SS", Value: var texts } => new AttributeValue { SS = [.. texts!.AsArray().Select(text => text!.GetValue<string>())] },
        var bytes => new AttributeValue { B = new MemoryStream(Convert.FromBase64String(bytes.Value!.GetValue<string>())) },
    };
}
