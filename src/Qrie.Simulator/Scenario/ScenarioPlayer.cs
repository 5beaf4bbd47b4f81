using Qrie.Simulator.S3;
using Qrie.Simulator.Sqs;

namespace Qrie.Simulator.Scenario;

/// <summary>
/// People at work, for ever, at a human pace: about 25 buckets in the first ten seconds, then something every one to three seconds.
/// What is opened is closed within 10 to 40 seconds.
/// </summary>
internal sealed class ScenarioPlayer(SimulatedOrganization organization, S3Endpoint s3, SqsEndpoint sqs) : IAsyncDisposable
{
    private const int AtFirst = 25;
    private const int Least = 18;
    private const int Most = 60;
    private const int MostOpen = 8;

    private readonly CancellationTokenSource stopping = new();
    private readonly Random random = new(organization.Options.Seed);
    private readonly List<ScenarioBucket> buckets = [];
    private readonly Queue<(ScenarioBucket Bucket, DateTimeOffset At)> toMakeAgain = new();
    private (string AccountId, DateTimeOffset At)? blockOffAt;
    private ScenarioActs acts = null!;
    private ScenarioStaff staff = null!;
    private Task playing = Task.CompletedTask;

    public void Start()
    {
        staff = new ScenarioStaff(organization, random);
        acts = new ScenarioActs(organization, s3, staff, random, stopping.Token);
        playing = Task.Run(PlayAsync);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await playing;
        stopping.Dispose();
    }

    private Task PlayAsync() => Task.WhenAll(Scenarios().Select(PlayServiceAsync).Prepend(PlayBucketsAsync()));

    private static IEnumerable<IServiceScenario> Scenarios() => typeof(IServiceScenario).Assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IServiceScenario)))
        .OrderBy(type => type.FullName, StringComparer.Ordinal)
        .Select(type => (IServiceScenario)Activator.CreateInstance(type)!);

    // Each service has people of its own: chance of one does not depend on what the others do.
    private async Task PlayServiceAsync(IServiceScenario scenario, int number)
    {
        var chance = new Random(organization.Options.Seed + number + 1);
        var stage = new ScenarioStage(organization, sqs, new ScenarioStaff(organization, chance), chance, stopping.Token);
        try
        {
            await scenario.SetUpAsync(stage);
            while (true)
            {
                await stage.PauseAsync(3000, 8000);
                await scenario.ActAsync(stage);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task PlayBucketsAsync()
    {
        try
        {
            for (var i = 0; i < AtFirst; i++)
            {
                await CreateAsync(staff.Invent());
                await PauseAsync(300, 500);
            }

            while (true)
            {
                await NextAsync();
                await PauseAsync(1000, 3000);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    // What is due comes first; chance chooses among the rest.
    private async Task NextAsync()
    {
        var now = organization.Time.GetUtcNow();
        if (buckets.Find(bucket => bucket.CloseAt <= now) is { } open)
        {
            await acts.CloseAsync(open);
            open.CloseAt = null;
        }
        else if (blockOffAt is { } block && block.At <= now)
        {
            blockOffAt = null;
            await acts.SwitchAccountBlockAsync(block.AccountId);
        }
        else if (toMakeAgain.TryPeek(out var gone) && gone.At <= now)
        {
            toMakeAgain.Dequeue();
            await CreateAsync(gone.Bucket with { CloseAt = null });
        }
        else
        {
            await ChooseAsync(now);
        }
    }

    private async Task ChooseAsync(DateTimeOffset now)
    {
        var bucket = staff.Pick(buckets);
        switch (random.Next(100))
        {
            case < 32 when bucket.CloseAt is null && buckets.Count(one => one.CloseAt is not null) < MostOpen:
                bucket.CloseAt = now + TimeSpan.FromSeconds(random.Next(10, 41));
                await acts.OpenAsync(bucket);
                break;
            case < 50:
                await acts.SwitchVersioningAsync(bucket);
                break;
            case < 64:
                await acts.EncryptAsync(bucket);
                break;
            case < 74:
                await acts.LogAsync(bucket, buckets.Find(one => one != bucket && one.AccountId == bucket.AccountId && one.Region == bucket.Region) ?? bucket);
                break;
            case < 80:
                await acts.ExpireAsync(bucket);
                break;
            case < 88 when buckets.Count > Least && bucket.CloseAt is null:
                buckets.Remove(bucket);
                await acts.DeleteAsync(bucket);
                if (random.Next(2) == 0)
                {
                    toMakeAgain.Enqueue((bucket, now + TimeSpan.FromSeconds(random.Next(6, 20))));
                }

                break;
            case < 98 when buckets.Count + toMakeAgain.Count < Most:
                await CreateAsync(staff.Invent());
                break;
            case >= 98 when blockOffAt is null && organization.S3.TrueAccountBlock(bucket.AccountId) is null:
                blockOffAt = (bucket.AccountId, now + TimeSpan.FromSeconds(random.Next(20, 60)));
                await acts.SwitchAccountBlockAsync(bucket.AccountId);
                break;
            default:
                await acts.SwitchVersioningAsync(bucket);
                break;
        }
    }

    private async Task CreateAsync(ScenarioBucket bucket)
    {
        if (await acts.CreateAsync(bucket))
        {
            buckets.Add(bucket);
        }
    }

    private Task PauseAsync(int least, int most) =>
        Task.Delay(TimeSpan.FromMilliseconds(random.Next(least, most)), organization.Time, stopping.Token);
}
