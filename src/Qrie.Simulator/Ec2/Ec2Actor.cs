using Qrie.Simulator.Scenario;

namespace Qrie.Simulator.Ec2;

/// <summary>Somebody at work in EC2 of an account in a region.</summary>
internal sealed class Ec2Actor(ScenarioStage stage, string accountId, string region, Person person)
{
    private readonly Ec2Place place = stage.Organization.Services.Get<SimulatedEc2>().Place(accountId, region);

    /// <summary>All of a kind, by id.</summary>
    public IReadOnlyList<T> All<T>() where T : Ec2Item => place.All<T>(DateTimeOffset.MaxValue);

    /// <summary>One of a kind of which there is one.</summary>
    public T Only<T>() where T : Ec2Item => All<T>()[0];

    /// <summary>Calls an operation; what EC2 refuses is lived with.</summary>
    public Task DoAsync(string action, params (string Name, string Value)[] parameters) => stage.QueryAsync(person, accountId, region, "ec2", action, parameters);

    public Task AuthorizeAsync(string groupId, string port, string cidr) => DoAsync("AuthorizeSecurityGroupIngress", Permission(groupId, port, cidr));

    public Task RevokeAsync(string groupId, string port, string cidr) => DoAsync("RevokeSecurityGroupIngress", Permission(groupId, port, cidr));

    private static (string Name, string Value)[] Permission(string groupId, string port, string cidr) =>
    [
        ("GroupId", groupId), ("IpPermissions.1.IpProtocol", "tcp"), ("IpPermissions.1.FromPort", port), ("IpPermissions.1.ToPort", port), ("IpPermissions.1.IpRanges.1.CidrIp", cidr),
    ];
}
