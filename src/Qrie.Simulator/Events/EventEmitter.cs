using Qrie.Simulator.Sqs;

namespace Qrie.Simulator.Events;

/// <summary>Sends what happened into the queue, in EventBridge envelopes, with the faults that events can have.</summary>
internal sealed class EventEmitter(SimulatedOrganization organization)
{
    private const int Kept = 10_000;

    private readonly CloudTrailRecord record = new(organization.Chance);
    private readonly Lock sync = new();
    private readonly Queue<EmittedEvent> emitted = new();

    public IReadOnlyList<EmittedEvent> Emitted
    {
        get
        {
            lock (sync)
            {
                return [.. emitted];
            }
        }
    }

    public SimulatedQueue Queue => organization.Queues.GetOrCreate(KeyRing.QrieAccountId, organization.Options.QueueName, organization.Regions.Home);

    public void Emit(Happening happening)
    {
        var (faults, chance, subject) = (organization.Faults, organization.Chance, happening.Subject);
        var id = chance.Identifier("event", subject).ToString();
        var copies = chance.Happens(faults.DropRate, "dropped", subject) ? 0 : chance.Happens(faults.DuplicateRate, "duplicated", subject) ? 2 : 1;
        var delay = TimeSpan.Zero;
        if (chance.Happens(faults.ReorderRate, "reordered", subject))
        {
            delay += chance.Upto(faults.ReorderWindow, "overtaken", subject);
        }

        if (chance.Happens(faults.DelayRate, "delayed", subject))
        {
            delay += chance.Upto(faults.MaxEventDelay, "delay", subject);
        }

        Remember(new EmittedEvent(
            id, happening.Name, happening.AccountId, subject, happening.Time,
            happening.Person.Arn ?? happening.Person.SourceIp, happening.Person.SourceIp, happening.ErrorCode, copies, delay));
        if (copies == 0)
        {
            return;
        }

        var body = record.Envelope(happening, id);
        Queue.Send(body, delay);
        if (copies == 2)
        {
            // The second copy comes with the first, or later where events can be late.
            Queue.Send(body, delay + chance.Upto(faults.ReorderRate > 0 ? faults.ReorderWindow : TimeSpan.Zero, "copy", subject));
        }
    }

    public void Send(string body) => Queue.Send(body);

    private void Remember(EmittedEvent one)
    {
        lock (sync)
        {
            emitted.Enqueue(one);
            if (emitted.Count > Kept)
            {
                emitted.Dequeue();
            }
        }
    }
}
