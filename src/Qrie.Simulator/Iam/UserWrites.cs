using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;
using static Qrie.Simulator.Iam.IamWriter;

namespace Qrie.Simulator.Iam;

/// <summary>What is done to users and groups: they come and go, are renamed, and users get and lose ways to come in.</summary>
internal sealed class UserWrites(SimulatedIam iam)
{
    private const int MostKeys = 2;
    private const int MostDevices = 8;
    private const int MostGroups = 10;

    private readonly PrincipalKind users = PrincipalKind.User(iam);
    private readonly PrincipalKind groups = PrincipalKind.Group(iam);

    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>> Operations =>
        new Dictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>>
        {
            ["CreateUser"] = (call, parameters) => Create(call, parameters, users, (name, path, id, arn) => new SimulatedUser
            {
                AccountId = call.AccountId, Name = name, Path = path, Id = id, Arn = arn, CreatedAt = IamInput.CreatedAt(call, parameters), Tags = IamInput.Tags(parameters),
            }),
            ["CreateGroup"] = (call, parameters) => Create(call, parameters, groups, (name, path, id, arn) => new SimulatedGroup
            {
                AccountId = call.AccountId, Name = name, Path = path, Id = id, Arn = arn, CreatedAt = call.Now,
            }),
            ["UpdateUser"] = (call, parameters) => Rename(call, parameters, users),
            ["UpdateGroup"] = (call, parameters) => Rename(call, parameters, groups),
            ["DeleteUser"] = DeleteUser,
            ["DeleteGroup"] = DeleteGroup,
            ["CreateAccessKey"] = CreateKey,
            ["UpdateAccessKey"] = (call, parameters) => ChangeKey(call, parameters, key => key with { Active = parameters.Required("Status") == "Active" }),
            ["DeleteAccessKey"] = (call, parameters) => ChangeKey(call, parameters, _ => null),
            ["CreateLoginProfile"] = CreateLogin,
            ["UpdateLoginProfile"] = (call, parameters) => Change(call, parameters, user => user.Login is null
                ? throw NoLogin(user.Name)
                : user with { Login = user.Login with { SetAt = call.Now } }),
            ["DeleteLoginProfile"] = (call, parameters) => Change(call, parameters, user => user.Login is null ? throw NoLogin(user.Name) : user with { Login = null }),
            ["EnableMFADevice"] = (call, parameters) => EnableMfa(call, parameters),
            ["DeactivateMFADevice"] = (call, parameters) => DeactivateMfa(call, parameters),
            ["AddUserToGroup"] = (call, parameters) =>
            {
                var group = groups.Get(call, parameters);
                return Change(call, parameters, user => user.Groups.Count >= MostGroups
                    ? throw IamErrors.Limit($"Cannot exceed quota for GroupsPerUser: {MostGroups}")
                    : user with { Groups = user.Groups.Add(group.Name) });
            },
            ["RemoveUserFromGroup"] = (call, parameters) =>
            {
                var group = groups.Get(call, parameters);
                return Change(call, parameters, user => user with { Groups = user.Groups.Remove(group.Name) });
            },
        };

    private static AwsError NoLogin(string name) => new(404, "NoSuchEntity", $"Login Profile for User {name} cannot be found.");

    private (XElement? Result, Recorded? Recorded) Create(
        ServiceCall call, QueryParameters parameters, PrincipalKind kind, Func<string, string, string, string, SimulatedPrincipal> make)
    {
        var (name, path) = (IamInput.NewName(parameters, kind.NameParameter), IamInput.Path(parameters));
        var arn = $"arn:{iam.Partition}:iam::{call.AccountId}:{kind.Word.ToLowerInvariant()}{path}{name}";
        var made = make(name, path, iam.NewId(kind.IdPrefix, arn), arn);
        kind.Change(SimulatedIam.Key(call.AccountId, name), known => known is null ? made : throw IamErrors.Exists(kind.Word, name));
        return (new XElement("Result", Principal(made, kind.Word)), new Recorded(arn, Request(parameters), Response(made, kind.Word)));
    }

    private (XElement? Result, Recorded? Recorded) Rename(ServiceCall call, QueryParameters parameters, PrincipalKind kind)
    {
        var before = kind.Get(call, parameters);
        var name = parameters[$"New{kind.Word}Name"] is null ? before.Name : IamInput.NewName(parameters, $"New{kind.Word}Name");
        var path = parameters["NewPath"] is null ? before.Path : IamInput.Path(parameters, "NewPath");
        var after = before with { Name = name, Path = path, Arn = $"arn:{iam.Partition}:iam::{call.AccountId}:{kind.Word.ToLowerInvariant()}{path}{name}" };
        var (from, to) = (SimulatedIam.Key(call.AccountId, before.Name), SimulatedIam.Key(call.AccountId, name));
        if (from != to)
        {
            kind.Change(to, known => known is null ? after : throw IamErrors.Exists(kind.Word, name));
            kind.Change(from, _ => null);
        }
        else
        {
            kind.Change(from, _ => after);
        }

        if (kind.Word == "Group" && before.Name != name)
        {
            foreach (var (key, user) in iam.Users.Where(DateTimeOffset.MaxValue, call.AccountId + "/").Where(row => row.Value.Groups.Contains(before.Name)))
            {
                iam.Users.Change(key, _ => user with { Groups = user.Groups.Remove(before.Name).Add(name) });
            }
        }

        return (null, new Recorded(before.Arn, Request(parameters)));
    }

    private (XElement? Result, Recorded? Recorded) DeleteUser(ServiceCall call, QueryParameters parameters)
    {
        var user = (SimulatedUser)users.Get(call, parameters);
        Require(user.Keys.Count == 0, "must delete access keys first");
        Require(user.Login is null, "must delete login profile first");
        Require(user.Mfa.Count == 0, "must delete MFA device first");
        Require(user.Groups.Count == 0, "must remove users from group first");
        Require(user.Attached.Count == 0, "must detach all policies first");
        Require(user.Inline.Count == 0, "must delete policies first");
        users.Change(SimulatedIam.Key(call.AccountId, user.Name), _ => null);
        return (null, new Recorded(user.Arn, Request(parameters)));
    }

    private (XElement? Result, Recorded? Recorded) DeleteGroup(ServiceCall call, QueryParameters parameters)
    {
        var group = groups.Get(call, parameters);
        Require(!iam.Users.Where(call.Now, call.AccountId + "/").Any(row => row.Value.Groups.Contains(group.Name)), "must remove users from group first");
        Require(group.Attached.Count == 0, "must detach all policies first");
        Require(group.Inline.Count == 0, "must delete policies first");
        groups.Change(SimulatedIam.Key(call.AccountId, group.Name), _ => null);
        return (null, new Recorded(group.Arn, Request(parameters)));
    }

    // Who names no user means himself; root's keys are the account's.
    private (XElement? Result, Recorded? Recorded) CreateKey(ServiceCall call, QueryParameters parameters)
    {
        var key = new SimulatedAccessKey(iam.NewId("AKIA", call.AccountId)[..20], Active: true, IamInput.CreatedAt(call, parameters));
        var name = ChangeKeys(call, parameters, keys => keys.Count >= MostKeys ? throw IamErrors.Limit($"Cannot exceed quota for AccessKeysPerUser: {MostKeys}") : [.. keys, key]);
        var response = new JsonObject { ["accessKeyId"] = key.Id, ["status"] = "Active", ["createDate"] = RecordTime(key.CreatedAt) };
        if (name is not null)
        {
            response["userName"] = name;
        }

        return (
            new XElement("Result", new XElement("AccessKey",
                name is null ? null : new XElement("UserName", name), new XElement("AccessKeyId", key.Id), new XElement("Status", "Active"),
                new XElement("SecretAccessKey", "simulated"), new XElement("CreateDate", Time(key.CreatedAt)))),
            new Recorded($"{call.AccountId} {name}", Request(parameters), new JsonObject { ["accessKey"] = response }));
    }

    private (XElement? Result, Recorded? Recorded) ChangeKey(ServiceCall call, QueryParameters parameters, Func<SimulatedAccessKey, SimulatedAccessKey?> change)
    {
        var id = parameters.Required("AccessKeyId");
        var name = ChangeKeys(call, parameters, keys => keys.Any(key => key.Id == id)
            ? [.. keys.Select(key => key.Id == id ? change(key) : key).OfType<SimulatedAccessKey>()]
            : throw IamErrors.NoSuch("Access Key", id));
        return (null, new Recorded($"{call.AccountId} {name}", Request(parameters)));
    }

    private string? ChangeKeys(ServiceCall call, QueryParameters parameters, Func<IReadOnlyList<SimulatedAccessKey>, IReadOnlyList<SimulatedAccessKey>> change)
    {
        if (parameters["UserName"] is null && call.Person.Type == "Root")
        {
            iam.Settings.Change(call.AccountId, _ => iam.Account(call.AccountId, DateTimeOffset.MaxValue) is var account ? account with { RootKeys = [.. change(account.RootKeys)] } : null);
            return null;
        }

        var name = parameters["UserName"] ?? Self(call);
        users.Change(SimulatedIam.Key(call.AccountId, name), user => (SimulatedUser?)user is { } known
            ? known with { Keys = [.. change(known.Keys)] }
            : throw IamErrors.NoSuch("user", name));
        return iam.Users.AsOf(SimulatedIam.Key(call.AccountId, name), DateTimeOffset.MaxValue)!.Name;
    }

    private static string Self(ServiceCall call) => call.Person is { Type: "IAMUser", Arn: { } arn }
        ? arn[(arn.LastIndexOf('/') + 1)..]
        : throw IamErrors.Invalid("Must specify userName when calling with non-User credentials");

    private (XElement? Result, Recorded? Recorded) CreateLogin(ServiceCall call, QueryParameters parameters)
    {
        var created = IamInput.CreatedAt(call, parameters);
        var (_, recorded) = Change(call, parameters, user => user.Login is null
            ? user with { Login = new SimulatedLogin(created, created) }
            : throw IamErrors.Exists("Login Profile for User", user.Name));
        var name = parameters.Required("UserName");
        return (
            new XElement("Result", new XElement("LoginProfile", new XElement("UserName", name), new XElement("CreateDate", Time(created)), new XElement("PasswordResetRequired", "false"))),
            recorded! with { Response = new JsonObject { ["loginProfile"] = new JsonObject { ["userName"] = name, ["createDate"] = RecordTime(created), ["passwordResetRequired"] = false } } });
    }

    private (XElement? Result, Recorded? Recorded) EnableMfa(ServiceCall call, QueryParameters parameters)
    {
        var serial = parameters.Required("SerialNumber");
        if (call.Person.Type == "Root" && parameters["UserName"] is null)
        {
            iam.Settings.Change(call.AccountId, _ => iam.Account(call.AccountId, DateTimeOffset.MaxValue) is var account ? account with { RootMfa = account.RootMfa.Add(serial) } : null);
            return (null, new Recorded(call.AccountId, Request(parameters)));
        }

        return Change(call, parameters, user => user.Mfa.Count >= MostDevices
            ? throw IamErrors.Limit(string.Create(CultureInfo.InvariantCulture, $"MFA Device limit of {MostDevices} exceeded."))
            : user with { Mfa = user.Mfa.SetItem(serial, call.Now) });
    }

    private (XElement? Result, Recorded? Recorded) DeactivateMfa(ServiceCall call, QueryParameters parameters)
    {
        var serial = parameters.Required("SerialNumber");
        if (call.Person.Type == "Root" && parameters["UserName"] is null)
        {
            iam.Settings.Change(call.AccountId, _ => iam.Account(call.AccountId, DateTimeOffset.MaxValue) is var account ? account with { RootMfa = account.RootMfa.Remove(serial) } : null);
            return (null, new Recorded(call.AccountId, Request(parameters)));
        }

        return Change(call, parameters, user => user.Mfa.ContainsKey(serial) ? user with { Mfa = user.Mfa.Remove(serial) } : throw IamErrors.NoSuch("MFA Device", serial));
    }

    private (XElement? Result, Recorded? Recorded) Change(ServiceCall call, QueryParameters parameters, Func<SimulatedUser, SimulatedUser> change)
    {
        users.Update(call, parameters, user => change((SimulatedUser)user));
        return (null, new Recorded(parameters.Required("UserName"), Request(parameters)));
    }

    private static void Require(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw IamErrors.Conflict($"Cannot delete entity, {otherwise}.");
        }
    }
}
