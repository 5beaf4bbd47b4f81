using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Qrie.Simulator.Services;
using static Qrie.Simulator.Iam.IamWriter;

namespace Qrie.Simulator.Iam;

/// <summary>What is read of a whole account: its settings, everybody at once, and the credential report.</summary>
internal sealed class AccountReads(SimulatedIam iam, SimulatedOrganization organization)
{
    private static readonly string[] DetailKinds = ["User", "Group", "Role", "Policy"];
    private static readonly TimeSpan ReportLives = TimeSpan.FromHours(4);

    private readonly PolicyReads policies = new(iam);

    public IReadOnlyDictionary<string, Func<ServiceCall, QueryParameters, XElement?>> Operations => new Dictionary<string, Func<ServiceCall, QueryParameters, XElement?>>
    {
        ["GetAccountSummary"] = (call, _) => Summary(call),
        ["GetAccountPasswordPolicy"] = (call, _) => iam.Account(call.AccountId, call.Now).PasswordPolicy is { } policy
            ? new XElement("Result", new XElement("PasswordPolicy", policy.Select(one => new XElement(one.Key, one.Value))))
            : throw new Http.AwsError(404, "NoSuchEntity", $"The Password Policy with domain name {call.AccountId} cannot be found."),
        ["GetAccountAuthorizationDetails"] = Details,
        ["GenerateCredentialReport"] = (call, _) => Generate(call),
        ["GetCredentialReport"] = (call, _) => Report(call),
        ["ListVirtualMFADevices"] = (call, parameters) => Page(parameters, "VirtualMFADevices",
            [.. iam.Devices.Where(call.Now).Where(row => row.Value == call.AccountId).Select(row => (row.Key, new XElement("member", new XElement("SerialNumber", row.Key))))]),
        ["ListServerCertificates"] = (_, parameters) => Page(parameters, "ServerCertificateMetadataList", []),
        ["ListAccountAliases"] = (_, parameters) => Page(parameters, "AccountAliases", []),
    };

    private XElement Summary(ServiceCall call)
    {
        var (account, prefix) = (iam.Account(call.AccountId, call.Now), call.AccountId + "/");
        (string Name, int Count)[] entries =
        [
            ("Users", iam.Users.Where(call.Now, prefix).Count), ("Groups", iam.Groups.Where(call.Now, prefix).Count),
            ("Roles", iam.Roles.Where(call.Now, prefix).Count), ("Policies", iam.Policies.Where(call.Now, prefix).Count),
            ("AccountMFAEnabled", account.RootMfa.Count > 0 ? 1 : 0), ("AccountAccessKeysPresent", account.RootKeys.Count > 0 ? 1 : 0),
            ("AccountPasswordPresent", account.RootPasswordSetAt is null ? 0 : 1), ("AccountSigningCertificatesPresent", 0),
        ];
        return new XElement("Result", new XElement("SummaryMap", entries.Select(entry =>
            new XElement("entry", new XElement("key", entry.Name), new XElement("value", entry.Count.ToString(CultureInfo.InvariantCulture))))));
    }

    // IAM makes no other report while the last one is not four hours old.
    private XElement Generate(ServiceCall call)
    {
        var now = organization.Time.GetUtcNow();
        if (iam.Reports.AsOf(call.AccountId, now) is { } known && now - known.GeneratedAt < ReportLives)
        {
            return new XElement("Result", new XElement("State", "COMPLETE"));
        }

        iam.Reports.Change(call.AccountId, _ => CredentialReportText.Of(iam, call.AccountId, now, call.Now));
        return new XElement("Result", new XElement("State", "STARTED"), new XElement("Description", "No report exists. Starting a new report generation task"));
    }

    private XElement Report(ServiceCall call) => iam.Reports.AsOf(call.AccountId, organization.Time.GetUtcNow()) is { } report
        ? new XElement("Result",
            new XElement("Content", Convert.ToBase64String(Encoding.UTF8.GetBytes(report.Csv))), new XElement("ReportFormat", "text/csv"),
            new XElement("GeneratedTime", Time(report.GeneratedAt)))
        : throw new Http.AwsError(410, "ReportNotPresent", "No report found. Generate a new report.");

    // One list over all kinds; a page has whatever comes next.
    private XElement Details(ServiceCall call, QueryParameters parameters)
    {
        var (kinds, prefix) = (parameters.List("Filter"), call.AccountId + "/");
        bool Asked(string kind) => kinds.Count == 0 || kinds.Contains(kind);
        var all = new List<(string Key, XElement Member)>();
        if (Asked("User"))
        {
            all.AddRange(iam.Users.Where(call.Now, prefix).Select(row => ($"1{row.Key}", Detail(row.Value, "User"))));
        }

        if (Asked("Group"))
        {
            all.AddRange(iam.Groups.Where(call.Now, prefix).Select(row => ($"2{row.Key}", Detail(row.Value, "Group"))));
        }

        if (Asked("Role"))
        {
            all.AddRange(iam.Roles.Where(call.Now, prefix).Select(row => ($"3{row.Key}", Detail(row.Value, "Role"))));
        }

        if (Asked("LocalManagedPolicy"))
        {
            all.AddRange(iam.Policies.Where(call.Now, prefix).Select(row => ($"4{row.Key}", new XElement("Policy", policies.Facts(call, row.Value),
                List("PolicyVersionList", row.Value.Versions.Keys.Select(number => PolicyReads.Version("member", row.Value, number, withDocument: true)))))));
        }

        return Page(parameters, all, page => DetailKinds.Select(kind => List(
            kind == "Policy" ? "Policies" : $"{kind}DetailList", page.Where(one => one.Name.LocalName == kind).Select(one => new XElement("member", one.Elements())))));
    }

    private static XElement Detail(SimulatedPrincipal principal, string kind)
    {
        var detail = Principal(principal, kind, whole: false);
        detail.Add(
            List($"{kind}PolicyList", principal.Inline.Select(policy => new XElement("member", new XElement("PolicyName", policy.Key), Document("PolicyDocument", policy.Value)))),
            List("AttachedManagedPolicies", Attached(principal)), Boundary(principal), Tags(principal.Tags));
        switch (principal)
        {
            case SimulatedUser user:
                detail.Add(List("GroupList", user.Groups.Select(name => new XElement("member", name))));
                break;
            case SimulatedRole role:
                detail.Add(LastUsed(role));
                break;
        }

        return detail;
    }
}
