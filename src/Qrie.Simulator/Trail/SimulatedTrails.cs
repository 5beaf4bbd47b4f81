using Qrie.Simulator.Services;

namespace Qrie.Simulator.Trail;

/// <summary>
/// The trails of all accounts. A trail is seen in its home region; a multi-region trail has a shadow in every other, and an
/// organization's trail has one in every member account.
/// </summary>
internal sealed class SimulatedTrails(SimulatedOrganization organization)
{
    private readonly SimulatedTable<SimulatedTrail> table = new(organization);

    public string ArnOf(string accountId, string region, string name) => $"arn:{organization.Partition}:cloudtrail:{region}:{accountId}:trail/{name}";

    /// <summary>The trails that an account sees in a region.</summary>
    public IEnumerable<SimulatedTrail> Seen(string accountId, string region, DateTimeOffset moment, bool shadows) => table.Where(moment)
        .Select(row => row.Value)
        .Where(trail => trail.AccountId == accountId || trail.IsOrganization)
        .Where(trail => (trail.AccountId == accountId && trail.HomeRegion == region)
            || (shadows && (trail.IsMultiRegion || trail.HomeRegion == region)));

    /// <summary>The trail of a name, in its home region, or of an ARN, from anywhere.</summary>
    /// <exception cref="Http.AwsError">There is none that the account sees.</exception>
    public SimulatedTrail Find(ServiceCall call, string nameOrArn, DateTimeOffset moment)
    {
        var isArn = nameOrArn.StartsWith("arn:", StringComparison.Ordinal);
        var trail = table.AsOf(isArn ? nameOrArn : ArnOf(call.AccountId, call.Region, nameOrArn), moment);
        return trail is not null && (trail.AccountId == call.AccountId || trail.IsOrganization) ? trail : throw TrailErrors.NotFound(nameOrArn, call.AccountId);
    }

    /// <summary>Changes or removes the account's own trail, in its home region.</summary>
    public SimulatedTrail Change(ServiceCall call, string nameOrArn, Func<SimulatedTrail, SimulatedTrail?> change)
    {
        var known = Find(call, nameOrArn, DateTimeOffset.MaxValue);
        if (known.AccountId != call.AccountId)
        {
            throw TrailErrors.NotOfThisAccount();
        }

        if (known.HomeRegion != call.Region)
        {
            throw TrailErrors.NotHome(call.Region, known.HomeRegion);
        }

        var before = known;
        var after = table.Change(known.Arn, trail => change(before = trail ?? throw TrailErrors.NotFound(nameOrArn, call.AccountId)));
        return after ?? before;
    }

    public void Add(SimulatedTrail trail) =>
        table.Change(trail.Arn, known => known is null ? trail : throw TrailErrors.Exists(trail.Name, trail.AccountId));
}
