using Qrie.Simulator.Calls;
using Qrie.Simulator.Events;
using Qrie.Simulator.Iam;
using Qrie.Simulator.S3;
using Qrie.Simulator.Services;
using Qrie.Simulator.Sqs;

namespace Qrie.Simulator;

/// <summary>The simulated organization: its accounts, its resources as they truly are, and the calls that were made.</summary>
public sealed class SimulatedOrganization
{
    private readonly CallCounter calls = new();
    private readonly Lock sync = new();
    private readonly Random identities;
    private volatile IReadOnlyList<SimulatedAccount> accounts = [];

    /// <summary>Creates an organization.</summary>
    /// <param name="options">What it is like.</param>
    /// <param name="time">The clock.</param>
    public SimulatedOrganization(SimulatorOptions options, TimeProvider? time = null)
    {
        Options = options;
        Time = time ?? TimeProvider.System;
        Faults = options.Faults.Copy();
        Chance = new Chance(options.Seed);
        Regions = new SimulatedRegions(options.Regions);
        identities = new Random(options.Seed);
        string[] names = ["payments", "web", "data", "platform", "sandbox", "security"];
        string[] ous = ["/prod", "/prod", "/prod/analytics", "/infra", "/dev", "/infra"];
        accounts = [.. Enumerable.Range(0, options.Accounts).Select(i => NewAccount(i < names.Length ? names[i] : $"team-{i}", ous[i % ous.Length]))];
        Keys = new KeyRing(this);
        People = new People(this);
        Gate = new FaultGate(this);
        Queues = new SimulatedQueues(this);
        Queues.GetOrCreate(KeyRing.QrieAccountId, options.QueueName, Regions.Home);
        Events = new EventEmitter(this);
        S3 = new SimulatedS3(this);
        Iam = new SimulatedIam(this);
        Services = new SimulatedServices(this);
    }

    /// <summary>What it is like.</summary>
    public SimulatorOptions Options { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>What goes wrong, changeable at any time.</summary>
    public Faults Faults { get; }

    /// <summary>The member accounts, closed ones too.</summary>
    public IReadOnlyList<SimulatedAccount> Accounts => accounts;

    /// <summary>The partition in which the organization is.</summary>
    public string Partition => Regions.Partition;

    /// <summary>
    /// Qrie's calls, by service and operation, whether they were granted or not: those made with its own key or in a session.
    /// Operations are named as in CloudTrail, such as <c>GetBucketPublicAccessBlock</c>.
    /// </summary>
    public IReadOnlyDictionary<(string Service, string Operation), int> Calls => calls.Total;

    /// <summary>Qrie's calls, by account, service and operation. An <c>AssumeRole</c> counts for the role's account.</summary>
    public IReadOnlyDictionary<(string AccountId, string Service, string Operation), int> CallsByAccount => calls.ByAccount;

    /// <summary>The buckets.</summary>
    public SimulatedS3 S3 { get; }

    /// <summary>Users, groups, roles and policies.</summary>
    public SimulatedIam Iam { get; }

    /// <summary>The last 10,000 events that mutations caused, oldest first, also those that were dropped.</summary>
    public IReadOnlyList<EmittedEvent> EmittedEvents => Events.Emitted;

    internal SimulatedServices Services { get; }

    internal Chance Chance { get; }

    internal SimulatedRegions Regions { get; }

    internal KeyRing Keys { get; }

    internal People People { get; }

    internal FaultGate Gate { get; }

    internal SimulatedQueues Queues { get; }

    internal EventEmitter Events { get; }

    /// <summary>Begins to count calls anew.</summary>
    public void ResetCalls() => calls.Reset();

    /// <summary>Makes a member account, with the role that Qrie may assume.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="ou">The path of its unit, such as <c>/prod</c>; a unit that is not there yet comes with it.</param>
    public SimulatedAccount AddAccount(string name, string ou)
    {
        lock (sync)
        {
            var account = NewAccount(name, ou);
            accounts = [.. accounts, account];
            return account;
        }
    }

    /// <summary>Closes a member account: it stays in the listing as suspended, and Qrie's role in it can be assumed no more.</summary>
    /// <param name="id">The account.</param>
    public void CloseAccount(string id)
    {
        lock (sync)
        {
            accounts = [.. accounts.Select(account => account.Id == id ? account with { IsClosed = true } : account)];
        }
    }

    /// <summary>Puts any text into the queue of events, as if EventBridge had sent it.</summary>
    /// <param name="body">The message.</param>
    public void Send(string body) => Events.Send(body);

    /// <summary>The messages in the queue of events: to be had, taken and not deleted yet, and not yet visible because an event is late.</summary>
    public (int Visible, int InFlight, int Delayed) QueueDepth => Events.Queue.Count;

    internal SimulatedAccount? Account(string id) => accounts.FirstOrDefault(account => account.Id == id);

    internal void Count(Caller caller, Http.Operation operation)
    {
        if (caller.Counts)
        {
            calls.Add(operation);
        }
    }

    private SimulatedAccount NewAccount(string name, string ou)
    {
        var id = $"{identities.NextInt64(100_000_000_000, 999_999_999_999)}";
        return new SimulatedAccount(id, name, ou, $"arn:{Partition}:iam::{id}:role/{Options.RoleName}", $"qrie-{identities.NextInt64():x16}");
    }
}
