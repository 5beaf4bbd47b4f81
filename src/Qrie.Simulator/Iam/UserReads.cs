using System.Xml.Linq;
using Qrie.Simulator.Services;
using static Qrie.Simulator.Iam.IamWriter;

namespace Qrie.Simulator.Iam;

/// <summary>What is read of users alone: how they come in, and their groups.</summary>
internal sealed class UserReads(SimulatedIam iam)
{
    private readonly PrincipalKind users = PrincipalKind.User(iam);

    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Operations => new Dictionary<string, Func<ServiceCall, QueryParameters, XElement?>>
    {
        ["GetLoginProfile"] = (call, parameters) =>
        {
            var user = User(call, parameters);
            return user.Login is { } login
                ? new XElement("Result", new XElement("LoginProfile", new XElement("UserName", user.Name), new XElement("CreateDate", Time(login.CreatedAt)), new XElement("PasswordResetRequired", "false")))
                : throw new Http.AwsError(404, "NoSuchEntity", $"Login Profile for User {user.Name} cannot be found.");
        },
        ["ListMFADevices"] = (call, parameters) =>
        {
            var user = User(call, parameters);
            return Page(parameters, "MFADevices", [.. user.Mfa.Select(device => (device.Key, new XElement(
                "member", new XElement("UserName", user.Name), new XElement("SerialNumber", device.Key), new XElement("EnableDate", Time(device.Value)))))]);
        },
        ["ListAccessKeys"] = (call, parameters) =>
        {
            var user = User(call, parameters);
            return Page(parameters, "AccessKeyMetadata", [.. user.Keys.Select(key => (key.Id, new XElement(
                "member", new XElement("UserName", user.Name), new XElement("AccessKeyId", key.Id), new XElement("Status", key.Active ? "Active" : "Inactive"), new XElement("CreateDate", Time(key.CreatedAt)))))]);
        },
        ["GetAccessKeyLastUsed"] = (call, parameters) =>
        {
            var id = parameters.Required("AccessKeyId");
            var (user, key) = iam.Users.Where(call.Now, call.AccountId + "/").SelectMany(row => row.Value.Keys.Select(key => (row.Value, key))).FirstOrDefault(one => one.key.Id == id);
            return key is null ? throw IamErrors.NoSuch("Access Key", id) : new XElement("Result",
                new XElement("UserName", user.Name),
                new XElement("AccessKeyLastUsed",
                    Time("LastUsedDate", key.UsedAt),
                    new XElement("ServiceName", key.UsedAt is null ? "N/A" : "s3"), new XElement("Region", key.UsedAt is null ? "N/A" : "us-east-1")));
        },
        ["ListGroupsForUser"] = (call, parameters) => Page(parameters, "Groups",
        [
            .. User(call, parameters).Groups
                .Select(name => iam.Groups.AsOf(SimulatedIam.Key(call.AccountId, name), call.Now))
                .OfType<SimulatedGroup>()
                .Select(group => (group.Name, new XElement("member", Principal(group, "Group", whole: false).Elements()))),
        ]),
    };

    private SimulatedUser User(ServiceCall call, QueryParameters parameters) => (SimulatedUser)users.Get(call, parameters);
}
