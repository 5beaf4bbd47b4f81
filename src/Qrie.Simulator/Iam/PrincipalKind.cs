using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Iam;

/// <summary>Users, groups or roles: what their operations have in common.</summary>
/// <param name="Word">As operations have it: <c>User</c>.</param>
/// <param name="IdPrefix">What unique ids begin with.</param>
/// <param name="Find">Reads one as of a moment.</param>
/// <param name="Change">Makes, changes or removes one.</param>
internal sealed record PrincipalKind(
    string Word, string IdPrefix,
    Func<string, DateTimeOffset, SimulatedPrincipal?> Find,
    Action<string, Func<SimulatedPrincipal?, SimulatedPrincipal?>> Change)
{
    public string NameParameter => $"{Word}Name";

    public static IReadOnlyList<PrincipalKind> All(SimulatedIam iam) => [User(iam), Group(iam), Role(iam)];

    public static PrincipalKind User(SimulatedIam iam) => new("User", "AIDA", iam.Users.AsOf, (key, change) => iam.Users.Change(key, user => (SimulatedUser?)change(user)));

    public static PrincipalKind Group(SimulatedIam iam) => new("Group", "AGPA", iam.Groups.AsOf, (key, change) => iam.Groups.Change(key, group => (SimulatedGroup?)change(group)));

    public static PrincipalKind Role(SimulatedIam iam) => new("Role", "AROA", iam.Roles.AsOf, (key, change) => iam.Roles.Change(key, role => (SimulatedRole?)change(role)));

    /// <summary>The one that a call names.</summary>
    /// <exception cref="AwsError">There is none.</exception>
    public SimulatedPrincipal Get(ServiceCall call, QueryParameters parameters)
    {
        var name = parameters.Required(NameParameter);
        return Find(SimulatedIam.Key(call.AccountId, name), call.Now) ?? throw IamErrors.NoSuch(Word.ToLowerInvariant(), name);
    }

    /// <summary>Changes the one that a call names.</summary>
    /// <exception cref="AwsError">There is none, or the change is refused.</exception>
    public void Update(ServiceCall call, QueryParameters parameters, Func<SimulatedPrincipal, SimulatedPrincipal> change)
    {
        var name = parameters.Required(NameParameter);
        Change(SimulatedIam.Key(call.AccountId, name), principal => change(principal ?? throw IamErrors.NoSuch(Word.ToLowerInvariant(), name)));
    }
}
