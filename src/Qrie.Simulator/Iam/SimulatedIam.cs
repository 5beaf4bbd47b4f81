using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Qrie.Simulator.Events;
using Qrie.Simulator.Http;
using Qrie.Simulator.Services;

namespace Qrie.Simulator.Iam;

/// <summary>
/// Users, groups, roles and policies of all accounts, as they truly are and as they were. A parameter that AWS does not have,
/// <c>SimulatedAgeDays</c>, makes what <c>CreateUser</c>, <c>CreateRole</c>, <c>CreateLoginProfile</c> and <c>CreateAccessKey</c> make older than it is.
/// </summary>
public sealed class SimulatedIam
{
    // Long before anything that the scenario does; not so long that the Qrie role would be one of the oldest of all.
    private static readonly TimeSpan AccountAge = TimeSpan.FromDays(400);

    private readonly SimulatedOrganization organization;
    private readonly DateTimeOffset startedAt;

    internal SimulatedIam(SimulatedOrganization organization)
    {
        this.organization = organization;
        startedAt = organization.Time.GetUtcNow();
        (Users, Groups, Roles, Policies) = (new(organization), new(organization), new(organization), new(organization));
        (Settings, Devices, Reports) = (new(organization), new(organization), new(organization));
        foreach (var account in organization.Accounts)
        {
            Roles.Change(Key(account.Id, organization.Options.RoleName), _ => QrieRole(account));
        }
    }

    /// <summary>Held by every write: a write may look at several tables.</summary>
    internal Lock Sync { get; } = new();

    internal SimulatedTable<SimulatedUser> Users { get; }

    internal SimulatedTable<SimulatedGroup> Groups { get; }

    internal SimulatedTable<SimulatedRole> Roles { get; }

    internal SimulatedTable<SimulatedPolicy> Policies { get; }

    internal SimulatedTable<SimulatedIamAccount> Settings { get; }

    /// <summary>Virtual MFA devices that were made, by serial number; the value is the account.</summary>
    internal SimulatedTable<string> Devices { get; }

    /// <summary>The credential reports that were made, by account.</summary>
    internal SimulatedTable<CredentialReportText> Reports { get; }

    /// <summary>When the accounts were made.</summary>
    internal DateTimeOffset AccountsMadeAt => startedAt - AccountAge;

    internal string Partition => organization.Partition;

    /// <summary>A user comes in by the console: <c>ConsoleLogin</c>.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="userName">The user; null for root.</param>
    /// <param name="succeeds">Whether the password was right.</param>
    public void SignIn(string accountId, string? userName, bool succeeds = true)
    {
        var now = organization.Time.GetUtcNow();
        lock (Sync)
        {
            if (userName is null && succeeds)
            {
                Settings.Change(accountId, account => (account ?? new SimulatedIamAccount()) with { RootPasswordUsedAt = now });
            }
            else if (userName is not null && succeeds)
            {
                Users.Change(Key(accountId, userName), user => user is null ? null : user with { PasswordUsedAt = now });
            }
        }

        organization.Events.Emit(new Happening
        {
            Source = "signin.amazonaws.com",
            Name = "ConsoleLogin",
            AccountId = accountId,
            Region = organization.Regions.Home,
            Subject = $"{accountId} {userName ?? "root"}",
            Time = now,
            Person = userName is null ? organization.People.Root(accountId) : organization.People.User(accountId, Users.AsOf(Key(accountId, userName), now)?.Name ?? userName, "203.0.113.19"),
            Response = new JsonObject { ["ConsoleLogin"] = succeeds ? "Success" : "Failure" },
            EventType = "AwsConsoleSignIn",
            DetailType = "AWS Console Sign In via CloudTrail",
        });
    }

    /// <summary>A user's active keys are used now, which leaves no record in IAM.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="userName">The user.</param>
    public void UseKeys(string accountId, string userName)
    {
        var now = organization.Time.GetUtcNow();
        lock (Sync)
        {
            Users.Change(Key(accountId, userName), user => user is null ? null : user with
            {
                Keys = [.. user.Keys.Select(key => key.Active ? key with { UsedAt = now } : key)],
            });
        }
    }

    internal SimulatedIamAccount Account(string accountId, DateTimeOffset moment) => Settings.AsOf(accountId, moment) ?? new SimulatedIamAccount
    {
        RootPasswordSetAt = AccountsMadeAt,
        RootMfa = [RootDevice(accountId)],
    };

    internal string RootDevice(string accountId) => $"arn:{Partition}:iam::{accountId}:mfa/root-account-mfa-device";

    /// <summary>Names are one whatever their case.</summary>
    internal static string Key(string accountId, string name) => $"{accountId}/{name.ToUpperInvariant()}";

    /// <summary>An id such as <c>AIDA…</c>.</summary>
    internal string NewId(string prefix, string subject) =>
        prefix + organization.Chance.Identifier("id " + prefix, subject).ToString("N")[..17].ToUpperInvariant();

    /// <summary>A managed policy, of the account or of AWS; null when there is none.</summary>
    internal SimulatedPolicy? Policy(string arn, DateTimeOffset moment) =>
        AwsManagedPolicies.Find(arn, AccountsMadeAt) ?? (arn.Split(':', 6) is [_, _, _, _, var account, var rest] && rest.StartsWith("policy/", StringComparison.Ordinal)
            && Policies.AsOf(Key(account, rest[(rest.LastIndexOf('/') + 1)..]), moment) is { } policy && policy.Arn == arn ? policy : null);

    /// <summary>All that a policy is attached to.</summary>
    internal IEnumerable<SimulatedPrincipal> AttachedTo(string accountId, string policyArn, DateTimeOffset moment) =>
        All(accountId, moment).Where(principal => principal.Attached.Contains(policyArn));

    /// <summary>How many a policy bounds.</summary>
    internal int Bounded(string accountId, string policyArn, DateTimeOffset moment) =>
        All(accountId, moment).Count(principal => principal.Boundary == policyArn);

    private IEnumerable<SimulatedPrincipal> All(string accountId, DateTimeOffset moment) =>
        Users.Where(moment, accountId + "/").Select(row => (SimulatedPrincipal)row.Value)
            .Concat(Groups.Where(moment, accountId + "/").Select(row => row.Value))
            .Concat(Roles.Where(moment, accountId + "/").Select(row => row.Value));

    private SimulatedRole QrieRole(SimulatedAccount account) => new()
    {
        AccountId = account.Id,
        Name = organization.Options.RoleName,
        Path = "/",
        Id = NewId("AROA", account.Id),
        Arn = account.RoleArn,
        CreatedAt = AccountsMadeAt,
        UsedAt = startedAt,
        Attached = ImmutableSortedSet.Create<string>(StringComparer.Ordinal, AwsManagedPolicies.Arn(Partition, "SecurityAudit")),
        TrustPolicy = new JsonObject
        {
            ["Version"] = "2012-10-17",
            ["Statement"] = new JsonArray(new JsonObject
            {
                ["Effect"] = "Allow",
                ["Principal"] = new JsonObject { ["AWS"] = $"arn:{Partition}:iam::{KeyRing.QrieAccountId}:root" },
                ["Action"] = "sts:AssumeRole",
                ["Condition"] = new JsonObject { ["StringEquals"] = new JsonObject { ["sts:ExternalId"] = account.ExternalId } },
            }),
        }.ToJsonString(),
    };
}
