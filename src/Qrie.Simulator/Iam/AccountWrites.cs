using System.Collections.Immutable;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Qrie.Simulator.Services;
using static Qrie.Simulator.Iam.IamWriter;

namespace Qrie.Simulator.Iam;

/// <summary>What is set for a whole account: what passwords must be like, and the MFA devices that there are.</summary>
internal sealed class AccountWrites(SimulatedIam iam)
{
    // What is not given goes back to IAM's defaults.
    private static readonly ImmutableSortedDictionary<string, string> Defaults = new Dictionary<string, string>
    {
        ["MinimumPasswordLength"] = "6", ["RequireSymbols"] = "false", ["RequireNumbers"] = "false", ["RequireUppercaseCharacters"] = "false",
        ["RequireLowercaseCharacters"] = "false", ["AllowUsersToChangePassword"] = "false", ["ExpirePasswords"] = "false",
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>> Operations =>
        new Dictionary<string, Func<ServiceCall, QueryParameters, (XElement? Result, Recorded? Recorded)>>
        {
            ["UpdateAccountPasswordPolicy"] = (call, parameters) =>
            {
                var policy = Defaults.SetItems(parameters.Names.Where(name => name is not ("Action" or "Version")).Select(name => KeyValuePair.Create(name, parameters[name]!)));
                policy = policy.SetItem("ExpirePasswords", policy.ContainsKey("MaxPasswordAge") ? "true" : "false");
                Change(call, account => account with { PasswordPolicy = policy });
                return (null, new Recorded(call.AccountId, Request(parameters)));
            },
            ["DeleteAccountPasswordPolicy"] = (call, parameters) =>
            {
                Change(call, account => account.PasswordPolicy is null
                    ? throw new Http.AwsError(404, "NoSuchEntity", "The account policy with name PasswordPolicy cannot be found.")
                    : account with { PasswordPolicy = null });
                return (null, new Recorded(call.AccountId, null));
            },
            ["CreateVirtualMFADevice"] = (call, parameters) =>
            {
                var serial = $"arn:{iam.Partition}:iam::{call.AccountId}:mfa{IamInput.Path(parameters)}{IamInput.NewName(parameters, "VirtualMFADeviceName")}";
                iam.Devices.Change(serial, known => known is null ? call.AccountId : throw IamErrors.Exists("MFADevice entity at the same path and", serial));
                return (
                    new XElement("Result", new XElement("VirtualMFADevice", new XElement("SerialNumber", serial))),
                    new Recorded(serial, Request(parameters), new JsonObject { ["virtualMFADevice"] = new JsonObject { ["serialNumber"] = serial } }));
            },
            ["DeleteVirtualMFADevice"] = (call, parameters) =>
            {
                var serial = parameters.Required("SerialNumber");
                if (iam.Users.Where(call.Now, call.AccountId + "/").Any(row => row.Value.Mfa.ContainsKey(serial)))
                {
                    throw IamErrors.Conflict("MFA VirtualDevice in use. Must deactivate first.");
                }

                iam.Devices.Change(serial, known => known == call.AccountId ? null : throw IamErrors.NoSuch("VirtualMFADevice", serial));
                return (null, new Recorded(serial, Request(parameters)));
            },
        };

    private void Change(ServiceCall call, Func<SimulatedIamAccount, SimulatedIamAccount> change) =>
        iam.Settings.Change(call.AccountId, _ => change(iam.Account(call.AccountId, DateTimeOffset.MaxValue)));
}
