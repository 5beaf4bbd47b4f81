using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Qrie.Simulator.Http;

namespace Qrie.Simulator.Sqs;

/// <summary>Batches: at most ten entries, each of which succeeds or fails by itself.</summary>
internal static partial class SqsBatch
{
    private const int MaxEntries = 10;

    public static JsonObject Each(JsonObject input, Func<JsonObject, JsonObject> act)
    {
        var entries = Entries(input);
        var (done, failed) = (new JsonArray(), new JsonArray());
        foreach (var entry in entries)
        {
            var id = entry["Id"]!.ToString();
            try
            {
                var result = act(entry);
                result["Id"] = id;
                done.Add((JsonNode)result);
            }
            catch (AwsError error)
            {
                failed.Add((JsonNode)new JsonObject { ["Id"] = id, ["Code"] = error.Code, ["Message"] = error.Message, ["SenderFault"] = error.Status < 500 });
            }
        }

        return new JsonObject { ["Successful"] = done, ["Failed"] = failed };
    }

    private static JsonObject[] Entries(JsonObject input)
    {
        var entries = (input["Entries"] as JsonArray ?? []).OfType<JsonObject>().ToArray();
        if (entries.Length == 0)
        {
            throw new AwsError(400, "EmptyBatchRequest", "There should be at least one entry in the request.");
        }

        if (entries.Length > MaxEntries)
        {
            throw new AwsError(400, "TooManyEntriesInBatchRequest", $"Maximum number of entries per request are {MaxEntries}. You have sent {entries.Length}.");
        }

        var ids = entries.Select(entry => entry["Id"]?.ToString() ?? "").ToArray();
        if (ids.FirstOrDefault(id => !EntryId().IsMatch(id)) is not null)
        {
            throw new AwsError(400, "InvalidBatchEntryId", "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be at most 80 letters long.");
        }

        if (ids.GroupBy(id => id).FirstOrDefault(group => group.Count() > 1)?.Key is { } twice)
        {
            throw new AwsError(400, "BatchEntryIdsNotDistinct", $"Id {twice} repeated.");
        }

        var size = entries.Sum(entry => Encoding.UTF8.GetByteCount(entry["MessageBody"]?.ToString() ?? ""));
        return size <= SqsEndpoint.MaxMessage
            ? entries
            : throw new AwsError(400, "BatchRequestTooLong", $"Batch requests cannot be longer than {SqsEndpoint.MaxMessage} bytes. You have sent {size} bytes.");
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,80}$")]
    private static partial Regex EntryId();
}
