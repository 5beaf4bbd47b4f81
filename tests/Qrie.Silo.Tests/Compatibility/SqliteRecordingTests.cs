using System.Text.Json.Nodes;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using Qrie.Silo.Notifications;
using Qrie.Silo.Tests.Storage.Contract;

namespace Qrie.Silo.Tests.Compatibility;

public sealed class SqliteRecordingTests
{
    private const string File = "qrie.db.gz";
    private const string Says = "qrie.db.says.json.gz";

    public static TheoryData<string> Names => [.. Recordings.Names];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_database_of_older_code_says_the_same_today(string name)
    {
        await using var storage = new SqliteUnderTest(Recordings.ReadBytes(name, File));

        Members.Differences(Recordings.Read(name, Says), await ReadAsync(storage), "").Should().BeEmpty();
    }

    [Fact]
    public async Task A_database_of_today_says_the_same_when_it_is_opened_again()
    {
        byte[] content;
        JsonObject says;
        await using (var storage = new SqliteUnderTest())
        {
            await StorageRecording.FillAsync(storage);
            await FillOutboxAsync(storage);
            says = await ReadAsync(storage);
            content = await CopyAsync(storage);
        }

        Recordings.WriteIfAsked(File, content);
        Recordings.WriteIfAsked(Says, says);
        await using var again = new SqliteUnderTest(content);
        says.Should().OnlyContain(part => part.Value is JsonObject || part.Value!.AsArray().Count > 0);
        Members.Differences(says, await ReadAsync(again), "").Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_account_of_older_code_is_changed_and_forgotten(string name)
    {
        await using var storage = new SqliteUnderTest(Recordings.ReadBytes(name, File));

        await StorageRecording.ChangeAndForgetAsync(storage.Accounts);
    }

    private static async Task FillOutboxAsync(SqliteUnderTest storage)
    {
        var destination = new Sample(0).Of<Destination>() with { Enabled = true, Filter = new DestinationFilter(), Configured = false };
        await Destinations(storage).AddAsync(destination);
        await Deliveries(storage).FanOutAsync([destination], Token);
    }

    private static async Task<JsonObject> ReadAsync(SqliteUnderTest storage)
    {
        var says = await StorageRecording.ReadAsync(storage);
        var destinations = await Destinations(storage).ListAsync(Token);
        says["destinations"] = Members.Of(destinations);
        says["deliveries"] = Members.Of(await Deliveries(storage).DueAsync(destinations[0].Id, 100, Token));
        return says;
    }

    private static DestinationStore Destinations(SqliteUnderTest storage) => new(storage.Destinations, new Unprotected());

    private static IDeliveryStore Deliveries(SqliteUnderTest storage) => storage.Deliveries(new NotificationOptions(), TimeProvider.System);

    private static async Task<byte[]> CopyAsync(SqliteUnderTest storage)
    {
        var folder = Directory.CreateTempSubdirectory("qrie-recording-");
        try
        {
            var path = Path.Combine(folder.FullName, "copy.db");
            await using var connection = new SqliteConnection($"Data Source={storage.Path};Pooling=False");
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "VACUUM INTO @path";
            command.Parameters.AddWithValue("@path", path);
            await command.ExecuteNonQueryAsync(Token);
            return await System.IO.File.ReadAllBytesAsync(path, Token);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What is protected by keys of a machine could not be read on another one.</summary>
    private sealed class Unprotected : IDataProtectionProvider, IDataProtector
    {
        public IDataProtector CreateProtector(string purpose) => this;

        public byte[] Protect(byte[] plaintext) => plaintext;

        public byte[] Unprotect(byte[] protectedData) => protectedData;
    }
}
