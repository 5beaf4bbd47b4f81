using Qrie.Findings;
using Qrie.Inventory;
using Qrie.Resources;
using static Qrie.Silo.Tests.Storage.TemporaryDatabase;

namespace Qrie.Silo.Tests.Storage.Contract;

/// <summary>Resources and filters from a seed, and what of the one matches the other, computed without any index.</summary>
/// <param name="seed">The seed.</param>
internal sealed class RandomInventory(int seed)
{
    private static readonly string[] Accounts = ["111122223333", "444455556666", "777788889999"];
    private static readonly (string Type, string Service)[] Types =
        [("AWS::S3::Bucket", "s3"), ("AWS::SQS::Queue", "sqs"), ("AWS::EC2::Instance", "ec2"), ("AWS::EC2::Volume", "ec2")];
    private static readonly string[] Regions = ["eu-west-1", "us-east-1"];
    private static readonly string[] Texts = ["led-1", "LED-", "at 1", "p", "zebra", "-7"];
    private static readonly TagFilter[] Tags = [new("team", null), new("team", "red"), new("Team", "red"), new("stage", "x=y"), new("none", "")];

    private readonly Random random = new(seed);

    public ResourceState Resource(int number)
    {
        var (type, service) = Types[random.Next(Types.Length)];
        var state = Bucket($"led-{number}", Accounts[random.Next(Accounts.Length)]);
        (state.Arn, state.Type, state.Region) = ($"arn:aws:{service}:::led-{number}", type, Regions[random.Next(Regions.Length)]);
        state.Status = random.Next(5) == 0 ? ResourceStatus.Deleted : ResourceStatus.Present;
        state.Tags = random.Next(4) switch
        {
            0 => [],
            1 => new() { ["team"] = "red", ["stage"] = "x=y" },
            2 => new() { ["team"] = "blue" },
            _ => new() { ["Team"] = "red" },
        };
        state.Findings = Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(4)).Distinct()
            .Select(policy => Finding(
                $"{service}P{policy}", random.Next(20), random.Next(8) == 0 ? 95 : 20 + (policy * 20),
                state.Status == ResourceStatus.Deleted || random.Next(3) == 0 ? FindingStatus.Resolved : FindingStatus.Active))
            .ToDictionary(finding => finding.PolicyId);
        state.UnwrittenFindings = [.. state.Findings.Keys];
        return state;
    }

    public FindingFilter FindingFilter()
    {
        var type = Types[random.Next(Types.Length)];
        return new FindingFilter
        {
            Account = Sometimes(Accounts),
            Accounts = AccountSet(),
            Policy = random.Next(4) == 0 ? $"{type.Service}P{random.Next(4)}" : null,
            State = random.Next(3) == 0 ? (FindingStatus)random.Next(2) : null,
            MinimumSeverity = random.Next(4) == 0 ? random.Next(100) : null,
            MaximumSeverity = random.Next(4) == 0 ? random.Next(100) : null,
            Type = random.Next(4) == 0 ? type.Type : null,
            Service = random.Next(4) == 0 ? type.Service : null,
            Region = Sometimes(Regions),
            Tag = Sometimes(Tags),
            Text = Sometimes(Texts),
            Since = random.Next(6) == 0 ? At(random.Next(20)) : null,
        };
    }

    public ResourceFilter ResourceFilter() => new()
    {
        Account = Sometimes(Accounts),
        Accounts = AccountSet(),
        Type = random.Next(4) == 0 ? Types[random.Next(Types.Length)].Type : null,
        Service = random.Next(4) == 0 ? Types[random.Next(Types.Length)].Service : null,
        Region = Sometimes(Regions),
        Status = random.Next(3) == 0 ? ResourceStatus.Present + random.Next(2) : null,
        NonCompliant = random.Next(3) == 0 ? random.Next(2) == 0 : null,
        Tag = Sometimes(Tags),
        Text = Sometimes(Texts),
    };

    public static bool Matches(ResourceState state, ResourceFilter filter) =>
        IsAt(state, filter.Account, filter.Accounts, filter.Type, filter.Service, filter.Region, filter.Tag)
        && (filter.Status is null || filter.Status == state.Status)
        && (filter.NonCompliant is null || filter.NonCompliant == state.Findings.Values.Any(finding => finding.Status == FindingStatus.Active))
        && (filter.Text is null || state.Arn.Contains(filter.Text, StringComparison.OrdinalIgnoreCase));

    public static bool Matches(ResourceState state, Finding finding, FindingFilter filter) =>
        IsAt(state, filter.Account, filter.Accounts, filter.Type, filter.Service, filter.Region, filter.Tag)
        && (filter.Policy is null || filter.Policy == finding.PolicyId)
        && (filter.State is null || filter.State == finding.Status)
        && finding.Severity >= (filter.MinimumSeverity ?? 0)
        && finding.Severity <= (filter.MaximumSeverity ?? 100)
        && (filter.Since is null || (finding.ResolvedAt ?? finding.OpenedAt) >= filter.Since)
        && (filter.Text is null || $"{state.Arn}\n{finding.PolicyId}\n{finding.Message}".Contains(filter.Text, StringComparison.OrdinalIgnoreCase));

    /// <summary>The findings that match, counted.</summary>
    public static IEnumerable<FindingTally> Tallies(IEnumerable<ResourceState> states, FindingFilter filter, FindingGrouping by) => states
        .SelectMany(state => state.Findings.Values.Where(finding => Matches(state, finding, filter)).Select(finding => (State: state, Finding: finding)))
        .GroupBy(pair => by switch { FindingGrouping.Policy => pair.Finding.PolicyId, FindingGrouping.Account => pair.State.AccountId, _ => pair.State.Arn })
        .Select(group => new FindingTally(
            group.Key,
            by == FindingGrouping.Resource ? group.First().State.Type : null,
            by == FindingGrouping.Resource ? group.First().State.Region : null,
            group.Count(),
            group.Count(pair => pair.Finding.Severity >= 90),
            group.Max(pair => pair.Finding.Severity)));

    private static bool IsAt(
        ResourceState state, string? account, IReadOnlySet<string>? accounts, string? type, string? service, string? region, TagFilter? tag) =>
        (account is null || account == state.AccountId)
        && (accounts is null || accounts.Contains(state.AccountId))
        && (type is null || type == state.Type)
        && (service is null || service == state.Arn.Split(':')[2])
        && (region is null || region == state.Region)
        && (tag is null || (state.Tags.TryGetValue(tag.Key, out var value) && (tag.Value is null || tag.Value == value)));

    private IReadOnlySet<string>? AccountSet() =>
        random.Next(4) == 0 ? Accounts.Where(_ => random.Next(2) == 0).Append("123412341234").ToHashSet() : null;

    private T? Sometimes<T>(T[] values) where T : class => random.Next(4) == 0 ? values[random.Next(values.Length)] : null;
}
