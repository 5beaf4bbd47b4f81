using Qrie.Policies;

namespace Qrie.Console.Tests.Fakes;

/// <summary>Lives in a dictionary; notes what was tried and asked for.</summary>
internal sealed class FakeLives(FakeCatalogue catalogue) : IPolicyLives
{
    public Dictionary<string, PolicyState> States { get; } = [];

    public List<PolicyLife> Tried { get; } = [];

    public List<(string Policy, PolicyLife Life, long? Expected, Act By)> Changes { get; } = [];

    public PolicyPreview Preview { get; set; } = new()
    {
        Evaluated = 10, Totals = new PreviewCounts(3, 1, 5, 0, 1), Accounts = new Dictionary<string, PreviewCounts>(),
        Sample = [new PreviewFinding("arn:aws:s3:::logs", "111111111111", "us-east-1", 95, "Everybody may read it.", "{}")],
    };

    public Exception? Failure { get; set; }

    public Task<PolicyState> StateAsync(string policyId) => Task.FromResult(States.GetValueOrDefault(policyId) ?? new PolicyState());

    public Task<PolicyState> LaunchAsync(string policyId, PolicyLife life, Act by) => Put(policyId, life with { Status = PolicyStatus.Active }, null, by);

    public async Task<PolicyState> ChangeAsync(string policyId, Func<PolicyState, PolicyLife> change, long? expectedRevision, Act by) =>
        await Put(policyId, change(await StateAsync(policyId)), expectedRevision, by);

    public Task<ReevaluationState> EvaluationAsync(string policyId) => Task.FromResult(new ReevaluationState());

    public async Task<PolicyPreview> PreviewAsync(string policyId, Func<PolicyState, PolicyLife> change, string? after, CancellationToken cancellationToken)
    {
        Tried.Add(change(await StateAsync(policyId)));
        return Preview;
    }

    private Task<PolicyState> Put(string policy, PolicyLife life, long? expected, Act by)
    {
        if (Failure is not null)
        {
            return Task.FromException<PolicyState>(Failure);
        }

        Changes.Add((policy, life, expected, by));
        var before = States.GetValueOrDefault(policy) ?? new PolicyState();
        var after = before with
        {
            Status = life.Status, Severity = life.Severity, Remediation = life.Remediation, Scope = life.Scope, Parameters = life.Parameters, Revision = before.Revision + 1,
        };
        States[policy] = after;
        var at = catalogue.Views.FindIndex(view => view.PolicyId == policy);
        catalogue.Views[at] = catalogue.Views[at] with { Status = life.Status, Severity = life.Severity ?? catalogue.Views[at].Severity, Revision = after.Revision };
        return Task.FromResult(after);
    }
}
