namespace Qrie.Simulator.Scenario;

/// <summary>Who works in the scenario, and on what.</summary>
internal sealed class ScenarioStaff(SimulatedOrganization organization, Random random)
{
    private static readonly (string Name, string SourceIp)[] Developers =
    [
        ("dana", "198.51.100.23"), ("mori", "203.0.113.80"), ("lucia", "198.51.100.61"), ("tomasz", "192.0.2.71"),
    ];

    private static readonly string[] Things =
        ["exports", "invoices", "media", "site", "reports", "uploads", "archive", "datasets", "assets", "backups", "builds", "models"];

    /// <summary>Somebody who builds.</summary>
    public Person Builder(string accountId) => random.Next(5) switch
    {
        0 => organization.People.User(accountId, "ci-deploy", "192.0.2.144"),
        1 => organization.People.User(accountId, "alice", "203.0.113.7"),
        _ => Developer(accountId),
    };

    /// <summary>A developer, in a role of that name.</summary>
    public Person Developer(string accountId)
    {
        var (name, sourceIp) = Pick(Developers);
        return organization.People.Developer(accountId, name, sourceIp);
    }

    /// <summary>Who mends: security mostly.</summary>
    public Person Responder(string accountId) => random.Next(3) == 0
        ? Developer(accountId)
        : organization.People.Role(accountId, "SecurityResponder", "sam", "203.0.113.200");

    /// <summary>A bucket that nobody has yet.</summary>
    public ScenarioBucket Invent()
    {
        var account = Pick(organization.Accounts);
        string name;
        do
        {
            name = $"{account.Name}-{Pick(Things)}-{random.Next(0x1000, 0x10000):x4}";
        }
        while (organization.S3.Buckets.ContainsKey(name));

        return new ScenarioBucket(name, account.Id, Pick(organization.Options.Regions));
    }

    public T Pick<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];
}
