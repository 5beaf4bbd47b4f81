using Qrie.Inventory;
using Qrie.Resources;

namespace Qrie.Policies;

/// <summary>Judges the stored inventory by one policy and stores nothing. What it looks at is bounded in number and in time.</summary>
/// <param name="inventory">The inventory.</param>
/// <param name="evaluator">Judges.</param>
/// <param name="holder">The exceptions and accounts in force.</param>
/// <param name="time">The clock.</param>
public sealed class PolicyPreviewer(IInventoryQueries inventory, PolicyEvaluator evaluator, PolicySetHolder holder, TimeProvider time)
{
    private const int PageSize = 500;
    private const int MaxResources = 50_000;
    private const int SampleSize = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>What the policy would find.</summary>
    /// <param name="policy">The policy with the overrides to try.</param>
    /// <param name="after">Where to go on; null to begin.</param>
    /// <param name="cancellationToken">Stops the preview.</param>
    public async Task<PolicyPreview> PreviewAsync(ActivePolicy policy, string? after, CancellationToken cancellationToken)
    {
        var (current, began) = (holder.Current, time.GetTimestamp());
        var set = new PolicySet(current.Revision, [policy], current.TrustedAccounts, current.Exceptions, current.OuPaths);
        var filter = new ResourceFilter { Type = policy.Policy.Definition.ResourceType, Status = ResourceStatus.Present };
        var (accounts, sample, evaluated) = (new SortedDictionary<string, PreviewCounts>(StringComparer.Ordinal), new List<PreviewFinding>(), 0);
        do
        {
            var page = await inventory.ResourcesAsync(filter, PageSize, after, cancellationToken);
            foreach (var row in page.Items.Where(row => row.Configuration is not null))
            {
                var (counted, finding) = Judge(set, row);
                accounts[row.AccountId] = Add(accounts.GetValueOrDefault(row.AccountId), counted);
                if (finding is not null && sample.Count < SampleSize)
                {
                    sample.Add(finding);
                }
            }

            (after, evaluated) = (page.Next, evaluated + page.Items.Count);
        }
        while (after is not null && evaluated < MaxResources && time.GetElapsedTime(began) < Patience);

        return new PolicyPreview
        {
            Evaluated = evaluated,
            Next = after,
            Totals = accounts.Values.Aggregate(None, Add),
            Accounts = accounts,
            Sample = sample,
        };
    }

    private static PreviewCounts None { get; } = new(0, 0, 0, 0, 0);

    private (PreviewCounts Counts, PreviewFinding? Finding) Judge(PolicySet set, ResourceRow row)
    {
        var result = evaluator.Evaluate(
            set,
            new EvaluationRequest
            {
                Arn = row.Arn,
                Type = row.Type,
                AccountId = row.AccountId,
                Region = row.Region,
                Configuration = row.Configuration!,
                Tags = row.Tags,
                TagsUnreadable = row.Unreadable.Any(part => part.Part == "tags"),
            },
            time.GetUtcNow());
        if (result.Verdicts is not [var verdict])
        {
            return (None with { OutOfScope = 1 }, null);
        }

        return verdict.Kind switch
        {
            VerdictKind.Violation when result.Exceptions.Count > 0 => (None with { Excepted = 1 }, null),
            VerdictKind.Violation => (
                None with { Violations = 1 },
                new PreviewFinding(row.Arn, row.AccountId, row.Region, verdict.Severity, verdict.Message, verdict.Evidence)),
            VerdictKind.Unknown => (None with { Unknown = 1 }, null),
            _ => (None with { Compliant = 1 }, null),
        };
    }

    private static PreviewCounts Add(PreviewCounts? left, PreviewCounts right) => left is null ? right : new PreviewCounts(
        left.Violations + right.Violations, left.Excepted + right.Excepted, left.Compliant + right.Compliant,
        left.Unknown + right.Unknown, left.OutOfScope + right.OutOfScope);
}
