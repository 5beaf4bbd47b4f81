using System.Text.Json.Nodes;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Kms;

/// <summary>AWS Key Management Service: keys with their states, policies, rotation, aliases and tags. Nothing is encrypted.</summary>
internal sealed class SimulatedKms : JsonService
{
    private readonly KeyStore store;

    public SimulatedKms(SimulatedOrganization organization) : base(organization)
    {
        store = new KeyStore(organization);
        Reads = new KmsReads(store).All;
        Writes = new KmsWrites(organization, store, DeleteLater).All;
    }

    public override string SigningName => "kms";

    protected override string TargetPrefix => "TrentService";

    protected override IReadOnlyDictionary<string, Func<ServiceCall, JsonObject, JsonObject>> Reads { get; }

    protected override IReadOnlyDictionary<string, Func<ServiceCall, JsonObject, (JsonObject Result, Recorded? Recorded)>> Writes { get; }

    protected override string SubjectOf(SimulatedCall call, string action) =>
        Input(call) is var input && (input["KeyId"] ?? input["TargetKeyId"] ?? input["AliasName"])?.ToString() is { Length: > 0 } id ? id.Split('/')[^1] : call.Caller.AccountId;

    protected override JsonObject RefusedParameters(SimulatedCall call, string action) => CloudTrailNames.Lowered(Input(call));

    // When the waiting period ends KMS deletes the key by itself, with its aliases, unless the deletion was called off meanwhile.
    private void DeleteLater(ServiceCall call, SimulatedKey scheduled)
    {
        ITimer? timer = null;
        timer = Organization.Time.CreateTimer(
            _ =>
            {
                timer?.Dispose();
                Delete(call, scheduled);
            },
            null,
            scheduled.DeletionDate!.Value - call.Now,
            Timeout.InfiniteTimeSpan);
    }

    private void Delete(ServiceCall call, SimulatedKey scheduled)
    {
        var deleted = false;
        store.Keys.Change(scheduled.Arn, key =>
        {
            deleted = key is { State: "PendingDeletion" } && key.DeletionDate == scheduled.DeletionDate;
            return deleted ? null : key;
        });
        if (!deleted)
        {
            return;
        }

        foreach (var (name, _) in store.Aliases.Where(DateTimeOffset.MaxValue).Where(row => row.Value.KeyArn == scheduled.Arn))
        {
            store.Aliases.Change(name, _ => null);
        }

        var kms = call with { Now = Organization.Time.GetUtcNow(), Person = new Person("AWSService", null, "AWS Internal", "AWS Internal") };
        Emit(kms, "DeleteKey", new Recorded(scheduled.Arn, null)
        {
            Resource = (scheduled.Arn, "AWS::KMS::Key", scheduled.AccountId),
            ServiceEvent = new JsonObject { ["keyId"] = scheduled.KeyId },
        });
    }
}
