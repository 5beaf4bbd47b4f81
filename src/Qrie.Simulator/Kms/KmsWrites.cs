using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Kms;

/// <summary>What can be changed in KMS, with the records that it leaves.</summary>
/// <param name="organization">The organization.</param>
/// <param name="store">Its keys.</param>
/// <param name="scheduled">Told which key is to be deleted when its waiting period is over.</param>
internal sealed class KmsWrites(SimulatedOrganization organization, KeyStore store, Action<ServiceCall, SimulatedKey> scheduled)
{
    private delegate (JsonObject Result, Recorded? Recorded) Operation(ServiceCall call, JsonObject input);

    public IReadOnlyDictionary<string, Func<ServiceCall, JsonObject, (JsonObject Result, Recorded? Recorded)>> All =>
        new Dictionary<string, Operation>
        {
            ["CreateKey"] = Create,
            ["PutKeyPolicy"] = (call, input) => Change(call, input, key => key with { Policy = Policy(input) }, answers: false),
            ["EnableKey"] = (call, input) => Change(call, input, key => InUse(key) with { State = "Enabled" }),
            ["DisableKey"] = (call, input) => Change(call, input, key => InUse(key) with { State = "Disabled" }),
            ["EnableKeyRotation"] = (call, input) => Change(
                call, input, key => Rotatable(key) with { Rotates = true, RotationPeriod = input["RotationPeriodInDays"]?.GetValue<int>() ?? 365 }),
            ["DisableKeyRotation"] = (call, input) => Change(call, input, key => Rotatable(key) with { Rotates = false }),
            ["UpdateKeyDescription"] = (call, input) => Change(call, input, key => InUse(key) with { Description = input["Description"]?.ToString() ?? "" }),
            ["ScheduleKeyDeletion"] = Schedule,
            ["CancelKeyDeletion"] = (call, input) => Change(
                call, input, key => key.State == "PendingDeletion" ? key with { State = "Disabled", DeletionDate = null } : throw KmsErrors.InvalidState(key)),
            ["TagResource"] = (call, input) => Change(
                call, input, key => InUse(key) with { Tags = key.Tags.SetItems(Tags(input["Tags"])) }, answers: false),
            ["UntagResource"] = (call, input) => Change(
                call, input, key => InUse(key) with { Tags = key.Tags.RemoveRange((input["TagKeys"] as JsonArray ?? []).Select(name => $"{name}")) }, answers: false),
            ["CreateAlias"] = (call, input) => Point(call, input, mustExist: false),
            ["UpdateAlias"] = (call, input) => Point(call, input, mustExist: true),
            ["DeleteAlias"] = DeleteAlias,
        }.ToDictionary(pair => pair.Key, pair => new Func<ServiceCall, JsonObject, (JsonObject, Recorded?)>(pair.Value));

    private (JsonObject, Recorded?) Create(ServiceCall call, JsonObject input)
    {
        var multiRegion = input["MultiRegion"]?.GetValue<bool>() ?? false;
        var id = organization.Chance.Identifier("key", call.AccountId).ToString();
        id = multiRegion ? "mrk-" + id.Replace("-", "", StringComparison.Ordinal) : id;
        var arn = store.KeysOf(call) + id;
        var spec = input["KeySpec"]?.ToString() ?? input["CustomerMasterKeySpec"]?.ToString() ?? "SYMMETRIC_DEFAULT";
        var origin = input["Origin"]?.ToString() ?? "AWS_KMS";
        var key = new SimulatedKey
        {
            Arn = arn,
            KeyId = id,
            AccountId = call.AccountId,
            CreatedAt = call.Now,
            Policy = input["Policy"] is null ? DefaultPolicy(call.AccountId) : Policy(input),
            State = origin == "EXTERNAL" ? "PendingImport" : "Enabled",
            Spec = spec,
            Usage = input["KeyUsage"]?.ToString() ?? "ENCRYPT_DECRYPT",
            Origin = origin,
            Description = input["Description"]?.ToString() ?? "",
            MultiRegion = multiRegion,
            Tags = ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal, Tags(input["Tags"])),
        };
        store.Keys.Change(arn, _ => key);
        var metadata = KmsReads.Metadata(key);
        var shown = CloudTrailNames.Lowered(metadata);
        shown["creationDate"] = Date(key.CreatedAt);
        return (
            new JsonObject { ["KeyMetadata"] = metadata },
            new Recorded(arn, CloudTrailNames.Lowered(input), new JsonObject { ["keyMetadata"] = shown }) { Resource = Resource(key) });
    }

    private (JsonObject, Recorded?) Schedule(ServiceCall call, JsonObject input)
    {
        var days = input["PendingWindowInDays"]?.GetValue<int>() ?? 30;
        if (days is < 7 or > 30)
        {
            throw KmsErrors.Validation("PendingWindowInDays must be between 7 and 30.");
        }

        var key = Apply(call, input, key => InUse(key) with { State = "PendingDeletion", DeletionDate = call.Now + (organization.Options.Day * days) });
        scheduled(call, key);
        return (
            new JsonObject
            {
                ["KeyId"] = key.Arn, ["KeyState"] = key.State, ["DeletionDate"] = key.DeletionDate!.Value.ToUnixTimeMilliseconds() / 1000.0, ["PendingWindowInDays"] = days,
            },
            new Recorded(
                key.Arn, CloudTrailNames.Lowered(input), new JsonObject { ["keyId"] = key.Arn, ["keyState"] = key.State, ["deletionDate"] = Date(key.DeletionDate.Value), ["pendingWindowInDays"] = days })
            {
                Resource = Resource(key),
            });
    }

    private (JsonObject, Recorded?) Point(ServiceCall call, JsonObject input, bool mustExist)
    {
        var (name, target) = (AliasName(input), store.Find(call, input["TargetKeyId"]?.ToString() ?? ""));
        store.Aliases.Change(KeyStore.AliasesOf(call) + name, known => (known is null) switch
        {
            true when mustExist => throw KmsErrors.NotFound($"Alias {name}"),
            false when !mustExist => throw new AwsError(400, "AlreadyExistsException", $"An alias with the name {name} already exists"),
            _ => new SimulatedAlias(name, InUse(target).Arn, known?.CreatedAt ?? call.Now),
        });
        return ([], new Recorded(target.Arn, CloudTrailNames.Lowered(input)) { Resource = Resource(target) });
    }

    private (JsonObject, Recorded?) DeleteAlias(ServiceCall call, JsonObject input)
    {
        var name = AliasName(input);
        var arn = "";
        store.Aliases.Change(KeyStore.AliasesOf(call) + name, known =>
        {
            arn = known?.KeyArn ?? throw KmsErrors.NotFound($"Alias {name}");
            return null;
        });
        return ([], new Recorded(arn, CloudTrailNames.Lowered(input)) { Resource = (arn, "AWS::KMS::Key", call.AccountId) });
    }

    private (JsonObject, Recorded?) Change(ServiceCall call, JsonObject input, Func<SimulatedKey, SimulatedKey> change, bool answers = true)
    {
        var key = Apply(call, input, change);
        var answer = answers ? new JsonObject { ["keyId"] = key.Arn } : null;
        return (
            answers && call.Action == "CancelKeyDeletion" ? new JsonObject { ["KeyId"] = key.Arn } : [],
            new Recorded(key.Arn, CloudTrailNames.Lowered(input), answer) { Resource = Resource(key) });
    }

    private SimulatedKey Apply(ServiceCall call, JsonObject input, Func<SimulatedKey, SimulatedKey> change)
    {
        var found = store.Find(call, KmsReads.KeyId(input));
        return store.Keys.Change(found.Arn, key => change(key ?? throw KmsErrors.NotFound($"Key '{found.Arn}'")))!;
    }

    private static SimulatedKey InUse(SimulatedKey key) => key.State == "PendingDeletion" ? throw KmsErrors.InvalidState(key) : key;

    private static SimulatedKey Rotatable(SimulatedKey key) => InUse(key) switch
    {
        { Spec: not "SYMMETRIC_DEFAULT" } or { Origin: not "AWS_KMS" } => throw KmsErrors.Unsupported,
        { State: "Disabled" } => throw KmsErrors.Disabled(key),
        _ => key,
    };

    private static string Policy(JsonObject input) => input["Policy"]?.ToString() is { } text && ResourcePolicy.Parse(text) is not null
        ? text
        : throw KmsErrors.MalformedPolicy;

    private static string AliasName(JsonObject input) => input["AliasName"]?.ToString() is { } name && name.StartsWith("alias/", StringComparison.Ordinal)
        && !name.StartsWith("alias/aws/", StringComparison.Ordinal)
        ? name
        : throw KmsErrors.Validation("Alias must start with the prefix \"alias/\", and not with \"alias/aws/\".");

    private static IEnumerable<KeyValuePair<string, string>> Tags(JsonNode? tags) => (tags as JsonArray ?? []).Select(tag => KeyValuePair.Create($"{tag!["TagKey"]}", $"{tag["TagValue"]}"));

    private static (string, string, string) Resource(SimulatedKey key) => (key.Arn, "AWS::KMS::Key", key.AccountId);

    private static string Date(DateTimeOffset time) => time.UtcDateTime.ToString("MMM d, yyyy, h:mm:ss tt", System.Globalization.CultureInfo.InvariantCulture);

    private string DefaultPolicy(string accountId) =>
        $$"""{"Version":"2012-10-17","Id":"key-default-1","Statement":[{"Sid":"Enable IAM User Permissions","Effect":"Allow","Principal":{"AWS":"arn:{{organization.Partition}}:iam::{{accountId}}:root"},"Action":"kms:*","Resource":"*"}]}""";
}
