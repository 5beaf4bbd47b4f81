using Qrie.Changes;
using Qrie.CloudTrail;

namespace Qrie.Aws.Organization;

/// <summary>The account itself. It exists as long as it is onboarded. What it consists of are its <see cref="IAccountPart"/>s.</summary>
internal sealed class AccountType : ResourceType<AccountConfiguration>
{
    private static readonly TimeSpan RootSeenEvery = TimeSpan.FromHours(1);

    private readonly IReadOnlyList<IAccountPart> parts = Discovery.Instances<IAccountPart>();

    public AccountType() => Permissions = parts.SelectMany(part => part.Permissions).ToDictionary();

    public override string Name => Arns.AccountType;

    public override string Service => "account";

    // IAM's, which is the longest of those that have a part in it.
    public override TimeSpan SettleDelay => TimeSpan.FromSeconds(15);

    public override IReadOnlyDictionary<string, IReadOnlyList<string>> Permissions { get; }

    public override bool MovesWithoutEvents => true;

    public override IReadOnlySet<string> MovingFacts { get; } = new HashSet<string> { "password_used_on", "access_key_used_on" };

    public override bool IsGlobal => true;

    public override bool IsArn(string arn) => arn.Split(':') is ["arn", _, "account", "", { Length: > 0 }, "account"];

    public override async Task<Description> DescribeAsync(ResourceTarget target, IAwsClients clients, CancellationToken cancellationToken)
    {
        var reader = new PartReader(cancellationToken);
        var readings = await Task.WhenAll(parts.Select(part => part.ReadAsync(target, clients, reader)));
        return new Description.Found(
            readings.Aggregate(new AccountConfiguration { AccountId = target.AccountId }, (account, reading) => reading.Apply(account)),
            Arns.HomeRegion(target.Partition),
            new Dictionary<string, string>(),
            [.. readings.SelectMany(reading => reading.Relations).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            reader.Unreadable,
            reader.Transient);
    }

    public override IAsyncEnumerable<Listed> ListAsync(ListingScope scope, IAwsClients clients, CancellationToken cancellationToken) =>
        new[] { new Listed(Arns.Account(scope.Partition, scope.AccountId)) }.ToAsyncEnumerable();

    /// <summary>No read tells when root was last seen: the events do.</summary>
    public override object Recall(object described, string? known, IReadOnlyList<ResourceChange> events)
    {
        var before = known is null ? null : Read(known).RootLastSeenAt;
        var seen = events.Where(IsByRoot).Select(change => (DateTimeOffset?)change.Cause.At).Append(before).Max();
        return (AccountConfiguration)described with { RootLastSeenAt = seen };
    }

    /// <summary>Root at work is worth a look once an hour.</summary>
    public override bool? IsRecalled(ResourceChange change, string? known) =>
        IsByRoot(change) ? known is not null && Read(known).RootLastSeenAt + RootSeenEvery > change.Cause.At : null;

    private static bool IsByRoot(ResourceChange change) => change.Part == AccountLevel.RootLastSeen;
}
